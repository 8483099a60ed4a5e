package io.tieout.ledger.customerterms;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What invoices of orders promise and expect.
@RestController
@RequestMapping("/api/v1/customer-terms")
class CustomerTermsController {

    private final CustomerTermsService terms;

    CustomerTermsController(CustomerTermsService terms) {
        this.terms = terms;
    }

    /// The terms of the company: those of customers that have none of their own.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<CustomerTermsResponse> get(Caller caller) {
        return answer(caller, null);
    }

    @PutMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<CustomerTermsResponse> set(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetCustomerTermsRequest request) {
        terms.set(caller.companyId(), null, request.toTerms(), EntityTag.required(ifMatch), caller.id());
        return answer(caller, null);
    }

    /// What counts for a customer. The version is that of its own terms, 0 when it never had any.
    @GetMapping("/{customerId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<CustomerTermsResponse> get(Caller caller, @PathVariable UUID customerId) {
        return answer(caller, customerId);
    }

    /// Gives a customer terms of its own; empty ones agree nothing, whatever the company's are.
    @PutMapping("/{customerId}")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<CustomerTermsResponse> set(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetCustomerTermsRequest request) {
        terms.set(caller.companyId(), customerId, request.toTerms(), EntityTag.required(ifMatch), caller.id());
        return answer(caller, customerId);
    }

    /// Takes a customer's own terms back: those of the company count again.
    @DeleteMapping("/{customerId}")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<CustomerTermsResponse> withdraw(
            Caller caller,
            @PathVariable UUID customerId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        terms.withdraw(caller.companyId(), customerId, EntityTag.required(ifMatch), caller.id());
        return answer(caller, customerId);
    }

    private ResponseEntity<CustomerTermsResponse> answer(Caller caller, @Nullable UUID customerId) {
        var found = terms.get(caller.companyId(), customerId);
        var counts = customerId == null ? found.terms() : terms.of(caller.companyId(), customerId);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(found.version()))
                .body(CustomerTermsResponse.of(customerId, customerId != null && !found.withdrawn(), counts));
    }
}
