package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts/{code}/limit")
class AccountLimitController {

    private final AccountLimitService limits;

    AccountLimitController(AccountLimitService limits) {
        this.limits = limits;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<AccountLimitResponse> get(Caller caller, @PathVariable AccountCode code) {
        return answer(limits.get(caller.companyId(), code));
    }

    /// Sets or changes the limit. A change needs `If-Match`.
    @PutMapping
    @Access(roles = Role.ACCOUNTANT)
    ResponseEntity<AccountLimitResponse> set(
            Caller caller,
            @PathVariable AccountCode code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetLimitRequest request) {
        return answer(limits.set(caller.companyId(), code, request, ifMatch, caller.id()));
    }

    private static ResponseEntity<AccountLimitResponse> answer(AccountLimit limit) {
        return ResponseEntity.ok().eTag(EntityTag.of(limit.version())).body(AccountLimitResponse.from(limit));
    }
}
