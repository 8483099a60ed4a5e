package io.tieout.customer.lead;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/lead-forms")
class LeadFormController {

    private final LeadService service;
    private final LeadFormRepository forms;

    LeadFormController(LeadService service, LeadFormRepository forms) {
        this.service = service;
        this.forms = forms;
    }

    /// Takes no idempotency key: what answers a retry would have to be kept, and the form's key must not be.
    @PostMapping
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    ResponseEntity<OpenedFormResponse> open(@Valid @RequestBody FormRequest request, Caller caller) {
        var key = FormKey.next();
        var form = service.openForm(
                caller.companyId(), request.name(), request.source(), request.region(), FormKey.hash(key), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/lead-forms"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new OpenedFormResponse(form.formId(), "/lead-capture/" + key));
    }

    @GetMapping
    @Access(
            roles = {SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<LeadForm> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(
                forms.list(caller.companyId(), page),
                page,
                form -> List.of(form.formId().toString()));
    }

    @PostMapping("/{formId}/close")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, ADMIN, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Void> close(@PathVariable UUID formId, Caller caller) {
        service.closeForm(caller.companyId(), formId, caller.id());
        return ResponseEntity.noContent().build();
    }

    record FormRequest(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 60) String source,
            @Nullable @Size(min = 1, max = 60) String region) {}

    /// @param path where the web page posts to; shown once
    record OpenedFormResponse(UUID formId, String path) {}
}
