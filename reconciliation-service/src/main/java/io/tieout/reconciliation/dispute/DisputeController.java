package io.tieout.reconciliation.dispute;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/disputes")
class DisputeController {

    private final DisputeService disputes;
    private final DisputeQueries queries;
    private final Clock clock;
    private final MergePatch patch;

    DisputeController(
            DisputeService disputes, DisputeQueries queries, Clock clock, JsonMapper json, Validator validator) {
        this.disputes = disputes;
        this.queries = queries;
        this.clock = clock;
        this.patch = new MergePatch(json, validator);
    }

    /// What is due first comes first.
    ///
    /// @param overdue only those that are past their deadline and not over
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    Page<DisputeResponse> list(
            Caller caller,
            @RequestParam @Nullable DisputeStatus status,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable UUID ownerId,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new DisputeFilter(status, customerId, invoiceId, ownerId, overdue);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return queries.list(caller.companyId(), filter, today, PageRequest.of(limit, cursor, "disputes", filter));
    }

    @GetMapping("/{disputeId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<DisputeResponse> get(Caller caller, @PathVariable UUID disputeId) {
        return shown(caller, disputeId);
    }

    /// Opens a dispute of an invoice. While it is open, nobody is reminded of the invoice.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DisputeResponse> open(Caller caller, @Valid @RequestBody OpenDisputeRequest request) {
        var disputeId = disputes.open(request.by(caller));
        var dispute = queries.get(caller.companyId(), disputeId);
        return ResponseEntity.created(URI.create("/api/v1/disputes/" + disputeId))
                .eTag(EntityTag.of(dispute.version()))
                .body(dispute);
    }

    /// Says who leads the dispute and until when.
    @PatchMapping(path = "/{disputeId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<DisputeResponse> lead(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes) {
        long expected = EntityTag.required(ifMatch);
        var before = queries.get(caller.companyId(), disputeId);
        var form = patch.apply(
                new LeadDisputeRequest(before.ownerId(), before.deadline()),
                before.version(),
                expected,
                changes,
                LeadDisputeRequest.class);
        disputes.lead(caller.companyId(), disputeId, form.ownerId(), form.deadline(), expected, caller.id());
        return shown(caller, disputeId);
    }

    /// Begins to look into it. A dispute that nobody leads is led by the caller from now on.
    @PostMapping("/{disputeId}/review")
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DisputeResponse> review(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        disputes.review(caller.companyId(), disputeId, EntityTag.required(ifMatch), caller.id());
        return shown(caller, disputeId);
    }

    /// Decides how the dispute ends. It is over when the ledger has answered; if that refuses, it is in review again.
    @PostMapping("/{disputeId}/resolve")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<DisputeResponse> resolve(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ResolveDisputeRequest request) {
        disputes.resolve(
                caller.companyId(),
                disputeId,
                request.outcome(),
                request.amount(),
                request.effectiveDate(),
                EntityTag.required(ifMatch),
                caller.id());
        var dispute = queries.get(caller.companyId(), disputeId);
        return ResponseEntity.accepted().eTag(EntityTag.of(dispute.version())).body(dispute);
    }

    /// The thread, oldest first.
    ///
    /// @param view COMPANY shows all of it, CUSTOMER what the customer sees
    @GetMapping("/{disputeId}/messages")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    Page<DisputeMessageResponse> messages(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestParam(defaultValue = "COMPANY") DisputeSide view,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        queries.get(caller.companyId(), disputeId);
        return queries.messages(
                caller.companyId(),
                disputeId,
                view == DisputeSide.COMPANY,
                PageRequest.of(limit, cursor, "messages", disputeId, view));
    }

    @PostMapping("/{disputeId}/messages")
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DisputeResponse> write(
            Caller caller, @PathVariable UUID disputeId, @Valid @RequestBody WriteMessageRequest request) {
        disputes.write(
                caller.companyId(), disputeId, request.side(), request.amongOurselves(), request.text(), caller.id());
        return ResponseEntity.created(URI.create("/api/v1/disputes/" + disputeId + "/messages"))
                .body(queries.get(caller.companyId(), disputeId));
    }

    /// What happened, oldest first.
    @GetMapping("/{disputeId}/history")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    Page<DisputeStepResponse> history(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        queries.get(caller.companyId(), disputeId);
        return queries.steps(caller.companyId(), disputeId, PageRequest.of(limit, cursor, "history", disputeId));
    }

    /// Adds a file of at most 5 MiB: PDF, PNG, JPEG or XLSX. The same content again changes nothing.
    ///
    /// @param side whose file it is
    /// @param internal never shown to the customer
    @PostMapping(path = "/{disputeId}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(
            roles = {ACCOUNTANT, SUPPORT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<List<DisputeFileResponse>> attach(
            Caller caller,
            @PathVariable UUID disputeId,
            @RequestParam(defaultValue = "COMPANY") DisputeSide side,
            @RequestParam(defaultValue = "false") boolean internal,
            @RequestPart MultipartFile file)
            throws IOException {
        if (file.getSize() > DisputeFile.MAX_BYTES) {
            throw DisputeFileRefused.size(DisputeFile.MAX_BYTES);
        }
        var sha256 = disputes.attach(
                caller.companyId(),
                disputeId,
                side,
                internal,
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                file.getContentType(),
                file.getBytes(),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/disputes/" + disputeId + "/files/" + sha256))
                .body(queries.files(caller.companyId(), disputeId, true));
    }

    /// @param view COMPANY shows all of them, CUSTOMER what the customer sees
    @GetMapping("/{disputeId}/files")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    List<DisputeFileResponse> files(
            Caller caller, @PathVariable UUID disputeId, @RequestParam(defaultValue = "COMPANY") DisputeSide view) {
        queries.get(caller.companyId(), disputeId);
        return queries.files(caller.companyId(), disputeId, view == DisputeSide.COMPANY);
    }

    /// The file itself: to be saved, never to be shown in place of a page of ours.
    @GetMapping("/{disputeId}/files/{sha256}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, SALES_MANAGER, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<byte[]> download(Caller caller, @PathVariable UUID disputeId, @PathVariable String sha256) {
        var file = queries.file(caller.companyId(), disputeId, sha256);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(sha256.substring(0, 16))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(file.bytes());
    }

    private ResponseEntity<DisputeResponse> shown(Caller caller, UUID disputeId) {
        var dispute = queries.get(caller.companyId(), disputeId);
        return ResponseEntity.ok().eTag(EntityTag.of(dispute.version())).body(dispute);
    }
}
