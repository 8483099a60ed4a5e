package io.tieout.sales.quote;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.money.Money;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a seller may offer alone.
@RestController
@RequestMapping("/api/v1/quote-policy")
class QuotePolicyController {

    private final QuotePolicyService service;
    private final QuotePolicyRepository policies;

    QuotePolicyController(QuotePolicyService service, QuotePolicyRepository policies) {
        this.service = service;
        this.policies = policies;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    ResponseEntity<QuotePolicy> get(Caller caller) {
        return answer(policies.get(caller.companyId()));
    }

    @PutMapping
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "sales:write")
    ResponseEntity<QuotePolicy> put(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody QuotePolicyRequest request,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        return answer(service.put(
                caller.companyId(),
                request.maxDiscountPercent(),
                Objects.requireNonNullElse(request.maxTotals(), List.of()),
                expected));
    }

    private static ResponseEntity<QuotePolicy> answer(QuotePolicy policy) {
        return ResponseEntity.ok().eTag(EntityTag.of(policy.version())).body(policy);
    }

    /// @param maxDiscountPercent of a line; any where absent
    /// @param maxTotals one for each currency that has a limit
    record QuotePolicyRequest(
            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 6)
            BigDecimal maxDiscountPercent,

            @Nullable @Size(max = 50) List<Money> maxTotals) {}
}
