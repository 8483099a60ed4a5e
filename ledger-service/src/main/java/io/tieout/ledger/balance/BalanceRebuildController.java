package io.tieout.ledger.balance;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BalanceRebuildController {

    private final BalanceRebuildService balances;

    BalanceRebuildController(BalanceRebuildService balances) {
        this.balances = balances;
    }

    /// Sent again it finds nothing to correct, so it needs no idempotency key.
    @PostMapping("/internal/balances/rebuild")
    @Access(roles = Role.OPERATOR)
    RebuiltBalancesResponse rebuild(Caller caller) {
        return new RebuiltBalancesResponse(balances.rebuild(caller.companyId()));
    }
}
