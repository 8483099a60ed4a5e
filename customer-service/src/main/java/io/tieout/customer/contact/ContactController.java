package io.tieout.customer.contact;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.party.CustomerId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers/{customerId}/contacts")
class ContactController {

    private final ContactService service;
    private final MergePatch patch;

    ContactController(ContactService service, MergePatch patch) {
        this.service = service;
        this.patch = patch;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<AddedContactResponse> add(
            @PathVariable CustomerId customerId, @Valid @RequestBody ContactRequest request, Caller caller) {
        var contactId = service.add(caller.companyId(), customerId, request);
        return ResponseEntity.created(URI.create("/api/v1/customers/" + customerId + "/contacts"))
                .body(new AddedContactResponse(contactId));
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, OPERATOR},
            scope = "customers:read")
    List<ContactResponse> list(@PathVariable CustomerId customerId, Caller caller) {
        return service.list(caller.companyId(), customerId);
    }

    @GetMapping("/{contactId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<ContactResponse> get(
            @PathVariable CustomerId customerId, @PathVariable ContactId contactId, Caller caller) {
        return answer(service.get(caller.companyId(), customerId, contactId));
    }

    /// Changes the role and who is the primary contact; the person itself changes under `/contacts`.
    @PatchMapping(path = "/{contactId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<ContactResponse> change(
            @PathVariable CustomerId customerId,
            @PathVariable ContactId contactId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = service.get(caller.companyId(), customerId, contactId);
        var role = patch.apply(
                new ContactRoleRequest(before.role(), before.primary()),
                before.version(),
                expected,
                changes,
                ContactRoleRequest.class);
        return answer(service.changeRole(caller.companyId(), customerId, contactId, role, expected));
    }

    /// The person stays, with what they are elsewhere.
    @DeleteMapping("/{contactId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Void> remove(
            @PathVariable CustomerId customerId,
            @PathVariable ContactId contactId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        service.removeRole(caller.companyId(), customerId, contactId, EntityTag.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ContactResponse> answer(ContactResponse contact) {
        return ResponseEntity.ok().eTag(EntityTag.of(contact.version())).body(contact);
    }

    record AddedContactResponse(ContactId contactId) {}
}
