package io.tieout.sales.billingplan;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.documenttotals.PriceMode;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.sales.billingplan.BillingPlan.PlanLine;
import io.tieout.sales.billingplan.BillingPlanRepository.BilledPeriod;
import io.tieout.sales.billingplan.BillingPlanService.PlanTerms;
import io.tieout.sales.contract.ContractQueries;
import io.tieout.sales.team.Sight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/contracts/{contractId}/billing-plans")
class BillingPlanController {

    private final BillingPlanService service;
    private final BillingPlanRepository plans;
    private final ContractQueries contracts;

    BillingPlanController(BillingPlanService service, BillingPlanRepository plans, ContractQueries contracts) {
        this.service = service;
        this.plans = plans;
        this.contracts = contracts;
    }

    @PostMapping
    @Idempotent(required = true)
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<BillingPlan> add(
            @PathVariable UUID contractId, @Valid @RequestBody BillingPlanRequest request, Caller caller) {
        contracts.requireSight(caller.companyId(), contractId, Sight.of(caller));
        var plan = service.add(caller.companyId(), contractId, request.toTerms(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/contracts/" + contractId + "/billing-plans"))
                .eTag(EntityTag.of(plan.version()))
                .body(plan);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<BillingPlan> list(@PathVariable UUID contractId, Caller caller) {
        contracts.requireSight(caller.companyId(), contractId, Sight.of(caller));
        return new Page<>(plans.ofContract(caller.companyId(), contractId), null);
    }

    @GetMapping("/{planId}/periods")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "sales:read")
    Page<BilledPeriod> periods(@PathVariable UUID contractId, @PathVariable UUID planId, Caller caller) {
        contracts.requireSight(caller.companyId(), contractId, Sight.of(caller));
        if (plans.find(caller.companyId(), planId)
                .filter(plan -> plan.contractId().equals(contractId))
                .isEmpty()) {
            throw new BillingPlanNotFound(planId);
        }
        return new Page<>(plans.periods(caller.companyId(), planId), null);
    }

    @PostMapping("/{planId}/stop")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, OPERATOR},
            scope = "sales:write")
    ResponseEntity<BillingPlan> stop(
            @PathVariable UUID contractId,
            @PathVariable UUID planId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        contracts.requireSight(caller.companyId(), contractId, Sight.of(caller));
        var plan = service.stop(caller.companyId(), contractId, planId, EntityTag.required(ifMatch));
        return ResponseEntity.ok().eTag(EntityTag.of(plan.version())).body(plan);
    }

    /// @param firstOn the first day of the first period; each is billed on its first day
    /// @param lastOn no period begins after it
    record BillingPlanRequest(
            @NotNull LocalDate firstOn,
            @NotNull @Min(1) @Max(120) Integer everyMonths,
            @Nullable LocalDate lastOn,

            @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency,

            @Nullable PriceMode priceMode,
            @NotEmpty @Size(max = 200) List<@Valid PlanLineRequest> lines) {

        PlanTerms toTerms() {
            return new PlanTerms(
                    firstOn,
                    everyMonths,
                    lastOn,
                    currencyOrRefuse(),
                    Objects.requireNonNullElse(priceMode, PriceMode.TAX_EXCLUSIVE),
                    lines.stream().map(PlanLineRequest::toLine).toList());
        }

        private Currency currencyOrRefuse() {
            try {
                return Currency.getInstance(currency);
            } catch (IllegalArgumentException e) {
                throw new InvalidBillingPlan("currency", "is not an ISO 4217 currency");
            }
        }
    }

    record PlanLineRequest(
            @NotBlank @Size(max = 60) String productCode,
            @NotBlank @Size(max = 500) String description,
            @NotNull BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal discountPercent,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable BigDecimal taxRatePercent) {

        PlanLine toLine() {
            return new PlanLine(
                    productCode,
                    description,
                    quantity,
                    unitPrice,
                    Objects.requireNonNullElse(discountPercent, BigDecimal.ZERO),
                    Objects.requireNonNullElse(taxCode, "NONE"),
                    Objects.requireNonNullElse(taxRatePercent, BigDecimal.ZERO));
        }
    }
}
