package io.tieout.ledger.assertion;

import io.tieout.platform.check.CompanyCheck;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Adds up again what somebody vouches for.
@Component
class BalanceAssertionCheck implements CompanyCheck {

    private static final int MAX_VIOLATIONS = 20;

    private final BalanceAssertionService service;
    private final BalanceAssertionRepository assertions;

    BalanceAssertionCheck(BalanceAssertionService service, BalanceAssertionRepository assertions) {
        this.service = service;
        this.assertions = assertions;
    }

    @Override
    public String invariant() {
        return "I13";
    }

    @Override
    public String statement() {
        return "Each balance that somebody vouches for is the one in the books";
    }

    @Override
    public List<Violation> violations(@Nullable UUID companyId) {
        return service.found(assertions.allActive(companyId)).entrySet().stream()
                .filter(found -> !found.getValue().equals(found.getKey().balance()))
                .map(found -> new Violation(
                        found.getKey().companyId() + " account "
                                + found.getKey().account() + " on "
                                + found.getKey().date(),
                        "asserted " + found.getKey().balance() + ", in the books " + found.getValue()))
                .limit(MAX_VIOLATIONS)
                .toList();
    }
}
