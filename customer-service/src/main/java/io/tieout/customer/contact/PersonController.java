package io.tieout.customer.contact;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The person behind the contacts of several customers.
@RestController
@RequestMapping("/api/v1/contacts/{contactId}")
class PersonController {

    private final ContactService service;
    private final MergePatch patch;

    PersonController(ContactService service, MergePatch patch) {
        this.service = service;
        this.patch = patch;
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<PersonResponse> get(@PathVariable ContactId contactId, Caller caller) {
        return answer(service.person(caller.companyId(), contactId));
    }

    @PatchMapping(consumes = "application/merge-patch+json")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<PersonResponse> change(
            @PathVariable ContactId contactId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = service.requirePerson(caller.companyId(), contactId);
        var after = patch.apply(before.toRequest(), before.version(), expected, changes, PersonRequest.class);
        return answer(service.change(caller.companyId(), contactId, after, expected));
    }

    private static ResponseEntity<PersonResponse> answer(PersonResponse person) {
        return ResponseEntity.ok().eTag(EntityTag.of(person.version())).body(person);
    }
}
