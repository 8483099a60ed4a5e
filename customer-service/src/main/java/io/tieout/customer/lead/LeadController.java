package io.tieout.customer.lead;

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
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.sheet.SheetResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
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
@RequestMapping("/api/v1/leads")
class LeadController {

    private final LeadService service;
    private final LeadQueries queries;
    private final LeadExportService export;

    LeadController(LeadService service, LeadQueries queries, LeadExportService export) {
        this.export = export;
        this.service = service;
        this.queries = queries;
    }

    @PostMapping
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Lead> enter(
            @Valid @RequestBody LeadRequest request,
            @RequestParam(defaultValue = "FAIL") OnDuplicate onDuplicate,
            Caller caller) {
        var leadId = service.enter(
                caller.companyId(), request.toLead(), onDuplicate == OnDuplicate.ALLOW, LeadSight.of(caller));
        var lead = queries.get(caller.companyId(), leadId, new LeadSight(true, caller.id()));
        return ResponseEntity.created(URI.create("/api/v1/leads/" + leadId))
                .eTag(EntityTag.of(lead.version()))
                .body(lead);
    }

    @GetMapping
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<Lead> list(
            @RequestParam(required = false) @Nullable LeadStatus status,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable UUID ownerUserId,
            @RequestParam(required = false) @Nullable Boolean pool,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        return queries.list(
                caller.companyId(),
                LeadSight.of(caller),
                new LeadQueries.Filter(status, source, ownerUserId, pool),
                PageRequest.of(limit, cursor, status, source, ownerUserId, pool));
    }

    /// The list as a file, written as it is read. What the pool covers, it covers here.
    ///
    /// @param format `csv` or `xlsx`
    /// @param bom whether CSV begins with a byte order mark, without which Excel takes it for another encoding
    @GetMapping("/export")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    void export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "false") boolean bom,
            @RequestParam(required = false) @Nullable LeadStatus status,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable UUID ownerUserId,
            @RequestParam(required = false) @Nullable Boolean pool,
            Caller caller,
            HttpServletResponse response)
            throws IOException {
        var file = SheetResponse.of(format, "leads", bom);
        var filter = new LeadQueries.Filter(status, source, ownerUserId, pool);
        var sight = LeadSight.of(caller);
        export.requireRoom(caller.companyId(), sight, filter, file.format());
        file.send(response, sheet -> export.write(caller.companyId(), sight, filter, sheet));
    }

    @GetMapping("/{leadId}")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    ResponseEntity<Lead> get(@PathVariable UUID leadId, Caller caller) {
        return answer(leadId, caller);
    }

    @GetMapping("/{leadId}/changes")
    @Access(
            roles = {SALES_MANAGER, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    List<LeadChange> changes(@PathVariable UUID leadId, Caller caller) {
        queries.get(caller.companyId(), leadId, LeadSight.of(caller));
        return queries.changes(caller.companyId(), leadId);
    }

    @PostMapping("/{leadId}/claim")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER},
            scope = "customers:write")
    ResponseEntity<Lead> claim(@PathVariable UUID leadId, Caller caller) {
        service.claim(caller.companyId(), leadId, caller.id());
        return answer(leadId, caller);
    }

    @PostMapping("/{leadId}/return")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER},
            scope = "customers:write")
    ResponseEntity<Lead> giveBack(@PathVariable UUID leadId, Caller caller) {
        service.giveBack(caller.companyId(), leadId, LeadSight.of(caller));
        return answer(leadId, caller);
    }

    @PostMapping("/{leadId}/assign")
    @Idempotent
    @Access(
            roles = {SALES_MANAGER, OPERATOR},
            scope = "customers:write")
    ResponseEntity<Lead> assign(
            @PathVariable UUID leadId, @Valid @RequestBody AssignLeadRequest request, Caller caller) {
        service.assign(caller.companyId(), leadId, request.userId(), caller.id());
        return answer(leadId, caller);
    }

    @PostMapping("/{leadId}/disqualify")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER},
            scope = "customers:write")
    ResponseEntity<Lead> disqualify(
            @PathVariable UUID leadId, @Valid @RequestBody DisqualifyLeadRequest request, Caller caller) {
        service.disqualify(caller.companyId(), leadId, request.reason(), LeadSight.of(caller));
        return answer(leadId, caller);
    }

    @PostMapping("/{leadId}/notes")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT},
            scope = "customers:write")
    ResponseEntity<AddedNoteResponse> note(
            @PathVariable UUID leadId, @Valid @RequestBody LeadNoteRequest request, Caller caller) {
        var noteId = service.note(caller.companyId(), leadId, request.note(), LeadSight.of(caller));
        return ResponseEntity.created(URI.create("/api/v1/leads/" + leadId + "/notes"))
                .body(new AddedNoteResponse(noteId));
    }

    @GetMapping("/{leadId}/notes")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<LeadNoteResponse> notes(
            @PathVariable UUID leadId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        queries.get(caller.companyId(), leadId, LeadSight.of(caller));
        return queries.notes(caller.companyId(), leadId, PageRequest.of(limit, cursor, leadId));
    }

    private ResponseEntity<Lead> answer(UUID leadId, Caller caller) {
        var lead = queries.get(caller.companyId(), leadId, LeadSight.of(caller));
        return ResponseEntity.ok().eTag(EntityTag.of(lead.version())).body(lead);
    }

    enum OnDuplicate {
        FAIL,
        ALLOW
    }

    record AssignLeadRequest(@NotNull UUID userId) {}

    record DisqualifyLeadRequest(@NotBlank @Size(max = 500) String reason) {}

    record LeadNoteRequest(@NotBlank @Size(max = 5000) String note) {}

    record AddedNoteResponse(UUID noteId) {}
}
