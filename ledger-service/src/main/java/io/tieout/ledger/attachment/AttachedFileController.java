package io.tieout.ledger.attachment;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The papers of a document. Attaching the same content again changes nothing and answers 200.
@RestController
@RequestMapping("/api/v1")
class AttachedFileController {

    private final AttachmentService attachments;

    AttachedFileController(AttachmentService attachments) {
        this.attachments = attachments;
    }

    @PostMapping("/journal-entries/{entryId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    ResponseEntity<AttachedFileResponse> attachToEntry(
            Caller caller, @PathVariable UUID entryId, @Valid @RequestBody AttachRequest request) {
        return attach(caller, new AttachedDocument(AttachedDocument.Kind.JOURNAL_ENTRY, entryId), request);
    }

    @GetMapping("/journal-entries/{entryId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<AttachedFileResponse> ofEntry(
            Caller caller,
            @PathVariable UUID entryId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return list(caller, new AttachedDocument(AttachedDocument.Kind.JOURNAL_ENTRY, entryId), limit, cursor);
    }

    @PostMapping("/invoices/{invoiceId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    ResponseEntity<AttachedFileResponse> attachToInvoice(
            Caller caller, @PathVariable UUID invoiceId, @Valid @RequestBody AttachRequest request) {
        return attach(caller, new AttachedDocument(AttachedDocument.Kind.INVOICE, invoiceId), request);
    }

    @GetMapping("/invoices/{invoiceId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<AttachedFileResponse> ofInvoice(
            Caller caller,
            @PathVariable UUID invoiceId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return list(caller, new AttachedDocument(AttachedDocument.Kind.INVOICE, invoiceId), limit, cursor);
    }

    @PostMapping("/credit-notes/{creditNoteId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    ResponseEntity<AttachedFileResponse> attachToCreditNote(
            Caller caller, @PathVariable UUID creditNoteId, @Valid @RequestBody AttachRequest request) {
        return attach(caller, new AttachedDocument(AttachedDocument.Kind.CREDIT_NOTE, creditNoteId), request);
    }

    @GetMapping("/credit-notes/{creditNoteId}/attachments")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<AttachedFileResponse> ofCreditNote(
            Caller caller,
            @PathVariable UUID creditNoteId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return list(caller, new AttachedDocument(AttachedDocument.Kind.CREDIT_NOTE, creditNoteId), limit, cursor);
    }

    private ResponseEntity<AttachedFileResponse> attach(
            Caller caller, AttachedDocument document, AttachRequest request) {
        var attached = attachments.attach(caller.companyId(), document, request, caller.id());
        return ResponseEntity.status(attached.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(attached.file());
    }

    private Page<AttachedFileResponse> list(
            Caller caller, AttachedDocument document, @Nullable Integer limit, @Nullable String cursor) {
        return attachments.attached(
                caller.companyId(), document, PageRequest.of(limit, cursor, document.kind(), document.id()));
    }
}
