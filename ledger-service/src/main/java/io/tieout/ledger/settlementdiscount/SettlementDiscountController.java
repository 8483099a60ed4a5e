package io.tieout.ledger.settlementdiscount;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/settlement-discounts")
class SettlementDiscountController {

    private final CompanyService companies;
    private final SettlementDiscountService discounts;
    private final DiscountQueries queries;
    private final Clock clock;

    SettlementDiscountController(
            CompanyService companies, SettlementDiscountService discounts, DiscountQueries queries, Clock clock) {
        this.companies = companies;
        this.discounts = discounts;
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<DiscountResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), invoiceId, PageRequest.of(limit, cursor, invoiceId));
    }

    @GetMapping("/{discountId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    DiscountResponse get(Caller caller, @PathVariable DiscountId discountId) {
        return queries.get(caller.companyId(), discountId);
    }

    /// Gives a discount by hand, also when the payment came late: posts the adjusting entry and settles that part.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<DiscountResponse> give(Caller caller, @Valid @RequestBody GiveDiscountRequest request) {
        var late = request.toDiscount(today(caller));
        requireInRange(late.date(), "/effectiveDate");
        var id = discounts.grant(caller.companyId(), late, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/settlement-discounts/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }

    /// Takes a discount back: the invoice is owed that part again.
    @PostMapping("/{discountId}/undo")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<DiscountResponse> undo(
            Caller caller, @PathVariable DiscountId discountId, @Valid @RequestBody TakeBackDiscountRequest request) {
        var day = request.effectiveDate();
        discounts.takeBack(
                caller.companyId(),
                discountId,
                day == null ? today(caller) : requireInRange(day, "/effectiveDate"),
                request.reason(),
                caller.id());
        return ResponseEntity.ok(queries.get(caller.companyId(), discountId));
    }

    private LocalDate today(Caller caller) {
        return companies.get(caller.companyId()).today(clock);
    }
}
