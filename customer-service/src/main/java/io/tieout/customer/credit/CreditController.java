package io.tieout.customer.credit;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1/customers/{customerId}/credit")
class CreditController {

    private final CustomerService customers;
    private final CreditService service;
    private final CreditQueries queries;

    CreditController(CustomerService customers, CreditService service, CreditQueries queries) {
        this.customers = customers;
        this.service = service;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    CreditResponse get(@PathVariable CustomerId customerId, Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        return queries.credit(caller.companyId(), customerId);
    }

    @GetMapping("/decisions")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<CreditDecisionResponse> decisions(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        customers.requireKnown(caller.companyId(), customerId);
        return queries.history(caller.companyId(), customerId, PageRequest.of(limit, cursor));
    }

    @PostMapping("/review")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, ADMIN, OPERATOR},
            scope = "customers:write")
    ResponseEntity<CreditDecisionResponse> review(@PathVariable CustomerId customerId, Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        return ResponseEntity.ok(
                CreditDecisionResponse.from(service.review(caller.companyId(), customerId, caller.id())));
    }

    @GetMapping("/adjustments")
    @Access(
            roles = {SALES_MANAGER, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<Adjustment> adjustments(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        return queries.adjustments(caller.companyId(), customerId, PageRequest.of(limit, cursor));
    }

    @PostMapping("/adjustments")
    @Idempotent
    @Access(
            roles = {ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<Adjustment> adjust(
            @PathVariable CustomerId customerId, @Valid @RequestBody AdjustmentRequest request, Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        var adjustment = service.adjust(caller.companyId(), customerId, request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/customers/" + customerId + "/credit/adjustments"))
                .body(adjustment);
    }

    @PostMapping("/adjustments/{adjustmentId}/withdraw")
    @Idempotent
    @Access(
            roles = {ACCOUNTANT, ADMIN},
            scope = "customers:write")
    ResponseEntity<CreditResponse> withdraw(
            @PathVariable CustomerId customerId, @PathVariable UUID adjustmentId, Caller caller) {
        service.withdraw(caller.companyId(), customerId, adjustmentId, caller.id());
        return ResponseEntity.ok(queries.credit(caller.companyId(), customerId));
    }
}
