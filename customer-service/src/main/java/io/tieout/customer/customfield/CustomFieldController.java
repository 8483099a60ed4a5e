package io.tieout.customer.customfield;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/custom-fields")
class CustomFieldController {

    private final CustomFieldService service;
    private final MergePatch patch;

    CustomFieldController(CustomFieldService service, MergePatch patch) {
        this.service = service;
        this.patch = patch;
    }

    @PostMapping
    @Idempotent
    @Access(roles = {ADMIN, OPERATOR})
    ResponseEntity<CustomField> define(@Valid @RequestBody CustomFieldRequest request, Caller caller) {
        var field = service.define(caller.companyId(), request.toField(), caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/custom-fields/" + field.id().value()))
                .eTag(EntityTag.of(field.version()))
                .body(field);
    }

    /// All that the caller may see; a kind of record has at most a hundred.
    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    List<CustomField> list(@RequestParam(defaultValue = "CUSTOMER") CustomFieldTarget target, Caller caller) {
        return service.of(caller.companyId(), target).fields().stream()
                .filter(field -> field.isVisibleTo(caller.roles()))
                .toList();
    }

    @GetMapping("/{fieldId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<CustomField> get(@PathVariable CustomFieldId fieldId, Caller caller) {
        return answer(service.get(caller.companyId(), fieldId, caller.roles()));
    }

    @PatchMapping(path = "/{fieldId}", consumes = "application/merge-patch+json")
    @Access(roles = {ADMIN, OPERATOR})
    ResponseEntity<CustomField> change(
            @PathVariable CustomFieldId fieldId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = service.get(caller.companyId(), fieldId, caller.roles());
        var after = patch.apply(
                        CustomFieldRequest.from(before), before.version(), expected, changes, CustomFieldRequest.class)
                .toField(fieldId, before.version());
        return answer(service.change(caller.companyId(), before, after, expected));
    }

    /// Retires the field: its values stay where they are, and are shown no more.
    @DeleteMapping("/{fieldId}")
    @Access(roles = {ADMIN, OPERATOR})
    ResponseEntity<Void> retire(
            @PathVariable CustomFieldId fieldId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        service.retire(caller.companyId(), fieldId, EntityTag.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<CustomField> answer(CustomField field) {
        return ResponseEntity.ok().eTag(EntityTag.of(field.version())).body(field);
    }
}
