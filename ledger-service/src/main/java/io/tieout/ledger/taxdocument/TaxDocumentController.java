package io.tieout.ledger.taxdocument;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tax-documents")
class TaxDocumentController {

    private final TaxDocumentService service;
    private final TaxDocumentRepository documents;

    TaxDocumentController(TaxDocumentService service, TaxDocumentRepository documents) {
        this.service = service;
        this.documents = documents;
    }

    /// @param status for example `PENDING`: those that wait for the authority's number
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<TaxDocumentResponse> list(
            Caller caller,
            @RequestParam @Nullable TaxDocumentStatus status,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, status, invoiceId);
        var rows = documents.list(caller.companyId(), status, invoiceId, page).stream()
                .map(TaxDocumentResponse::from)
                .toList();
        return Page.of(rows, page, row -> List.of(row.taxDocumentId().value().toString()));
    }

    @GetMapping("/{taxDocumentId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<TaxDocumentResponse> get(Caller caller, @PathVariable TaxDocumentId taxDocumentId) {
        var found = documents
                .find(caller.companyId(), taxDocumentId)
                .orElseThrow(() -> new TaxDocumentUnknown(taxDocumentId));
        return ResponseEntity.ok().eTag(EntityTag.of(found.version())).body(TaxDocumentResponse.from(found));
    }

    /// Registers a document of the authority beside invoices or credit notes. Posts nothing.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<TaxDocumentResponse> register(
            Caller caller, @Valid @RequestBody RegisterTaxDocumentRequest request) {
        requireInRange(request.documentDate(), "/documentDate");
        var id = service.register(caller.companyId(), request, caller.id());
        var shown = get(caller, id);
        return ResponseEntity.created(URI.create("/api/v1/tax-documents/" + id.value()))
                .headers(shown.getHeaders())
                .body(shown.getBody());
    }

    /// The authority has given its number.
    @PostMapping("/{taxDocumentId}/authority-number")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<TaxDocumentResponse> number(
            Caller caller,
            @PathVariable TaxDocumentId taxDocumentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AuthorityNumberRequest request) {
        service.number(caller.companyId(), taxDocumentId, EntityTag.required(ifMatch), request.authorityNumber());
        return get(caller, taxDocumentId);
    }

    @PostMapping("/{taxDocumentId}/cancel")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<TaxDocumentResponse> cancel(
            Caller caller,
            @PathVariable TaxDocumentId taxDocumentId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody CancelTaxDocumentRequest request) {
        service.cancel(caller.companyId(), taxDocumentId, EntityTag.required(ifMatch), request.reason());
        return get(caller, taxDocumentId);
    }
}
