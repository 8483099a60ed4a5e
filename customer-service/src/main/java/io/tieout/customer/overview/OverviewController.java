package io.tieout.customer.overview;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.businessview.BusinessDocument;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerService;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private final CustomerService customers;
    private final OverviewQueries queries;

    OverviewController(CustomerService customers, OverviewQueries queries) {
        this.customers = customers;
        this.queries = queries;
    }

    @GetMapping("/api/v1/customers/{customerId}/overview")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    OverviewResponse overview(@PathVariable CustomerId customerId, Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        return queries.overview(caller.companyId(), customerId, OverviewRights.of(caller));
    }

    /// Every order and invoice that the caller may see, newest first, with running totals.
    @GetMapping("/api/v1/customers/{customerId}/documents")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<BusinessDocument> documents(
            @PathVariable CustomerId customerId,
            @RequestParam(required = false) @Nullable DocumentKind kind,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        customers.requireExists(caller.companyId(), customerId);
        var kinds = OverviewRights.of(caller).documentKinds().stream()
                .filter(allowed -> kind == null || kind.name().equals(allowed))
                .toList();
        return queries.documents(
                caller.companyId(), customerId, kinds, PageRequest.of(limit, cursor, customerId, kinds));
    }

    enum DocumentKind {
        ORDER,
        INVOICE
    }
}
