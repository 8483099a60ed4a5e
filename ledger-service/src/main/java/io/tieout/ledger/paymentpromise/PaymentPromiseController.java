package io.tieout.ledger.paymentpromise;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/payment-promises")
class PaymentPromiseController {

    private final CompanyService companies;
    private final PaymentPromiseService promises;
    private final PaymentPromiseQueries queries;
    private final Clock clock;

    PaymentPromiseController(
            CompanyService companies, PaymentPromiseService promises, PaymentPromiseQueries queries, Clock clock) {
        this.companies = companies;
        this.promises = promises;
        this.queries = queries;
        this.clock = clock;
    }

    /// Newest first.
    ///
    /// @param asOf what had become of them on that day; today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    Page<PaymentPromiseResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable PromiseStatus status,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var company = companies.get(caller.companyId());
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var filter = new PaymentPromiseQueries.Filter(customerId, invoiceId, status);
        return queries.list(
                company.id(),
                filter,
                day,
                KnownAt.parse(knownAt, company.timeZone()).orElse(KnownAt.NOW),
                PageRequest.of(limit, cursor, filter, day, knownAt));
    }

    @GetMapping("/{paymentPromiseId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<PaymentPromiseResponse> get(Caller caller, @PathVariable PaymentPromiseId paymentPromiseId) {
        var promise = shown(caller, paymentPromiseId);
        return ResponseEntity.ok().eTag(EntityTag.of(promise.version())).body(promise);
    }

    /// Writes down what a customer promised. It changes nothing about the invoices.
    @PostMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.SALES_MANAGER, Role.SUPPORT},
            scope = "ledger:write")
    @Idempotent
    ResponseEntity<PaymentPromiseResponse> make(Caller caller, @Valid @RequestBody MakePromiseRequest request) {
        var promise = shown(caller, promises.make(caller.companyId(), request, caller.id()));
        return ResponseEntity.created(URI.create(
                        "/api/v1/payment-promises/" + promise.paymentPromiseId().value()))
                .eTag(EntityTag.of(promise.version()))
                .body(promise);
    }

    /// Takes an open promise back: it was never made, or another one takes its place.
    @PostMapping("/{paymentPromiseId}/withdraw")
    @Access(
            roles = {Role.ACCOUNTANT, Role.SALES_MANAGER, Role.SUPPORT},
            scope = "ledger:write")
    @Idempotent
    ResponseEntity<PaymentPromiseResponse> withdraw(
            Caller caller,
            @PathVariable PaymentPromiseId paymentPromiseId,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WithdrawPromiseRequest request) {
        promises.withdraw(
                caller.companyId(), paymentPromiseId, EntityTag.required(ifMatch), request.reason(), caller.id());
        return get(caller, paymentPromiseId);
    }

    private PaymentPromiseResponse shown(Caller caller, PaymentPromiseId id) {
        var company = companies.get(caller.companyId());
        return queries.get(company.id(), id, company.today(clock), KnownAt.NOW);
    }
}
