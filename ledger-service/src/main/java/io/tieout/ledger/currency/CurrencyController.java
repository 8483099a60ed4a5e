package io.tieout.ledger.currency;

import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import java.util.UUID;
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
@RequestMapping("/api/v1/currencies/{currency}")
class CurrencyController {

    private final CurrencyPracticeService practices;

    CurrencyController(CurrencyPracticeService practices) {
        this.practices = practices;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<CurrencyResponse> get(Caller caller, @PathVariable String currency) {
        var known = Money.ofMinor(0, currency).currency();
        return answer(caller.companyId(), practices.get(caller.companyId(), known));
    }

    /// Decides the smallest step of amounts in a currency. A change needs `If-Match`.
    @PutMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<CurrencyResponse> set(
            Caller caller,
            @PathVariable String currency,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CurrencyPracticeRequest request) {
        var known = Money.ofMinor(0, currency).currency();
        return answer(
                caller.companyId(), practices.set(caller.companyId(), known, request.roundingIncrement(), ifMatch));
    }

    private ResponseEntity<CurrencyResponse> answer(UUID companyId, CurrencyPractice practice) {
        var currency = practice.currency();
        return ResponseEntity.ok()
                .eTag(EntityTag.of(practice.version()))
                .body(new CurrencyResponse(
                        currency,
                        currency.getDefaultFractionDigits(),
                        practice.roundingIncrement(),
                        practices.isOwn(companyId, currency)));
    }
}
