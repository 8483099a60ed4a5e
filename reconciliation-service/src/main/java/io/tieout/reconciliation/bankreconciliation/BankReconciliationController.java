package io.tieout.reconciliation.bankreconciliation;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
@RequestMapping("/api/v1/bank-reconciliations")
class BankReconciliationController {

    private final BankReconciliationService reconciliations;
    private final SigningService signing;
    private final BankReconciliationRepository kept;

    BankReconciliationController(
            BankReconciliationService reconciliations, SigningService signing, BankReconciliationRepository kept) {
        this.reconciliations = reconciliations;
        this.signing = signing;
        this.kept = kept;
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<BankReconciliationResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable ReconciliationStatus status,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, "bank-reconciliations", bankAccountId, status);
        return Page.of(
                kept.page(caller.companyId(), bankAccountId, status, page),
                page,
                shown -> List.of(shown.bankReconciliationId().toString()));
    }

    @GetMapping("/{bankReconciliationId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<BankReconciliationResponse> get(Caller caller, @PathVariable UUID bankReconciliationId) {
        return shown(caller, bankReconciliationId);
    }

    /// What is signed: the same bytes for ever.
    @GetMapping(path = "/{bankReconciliationId}/document", produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<byte[]> document(Caller caller, @PathVariable UUID bankReconciliationId) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(kept.content(caller.companyId(), bankReconciliationId));
    }

    /// Compares bank and books up to a day, from where the last signed reconciliation ended. Takes the place of an
    /// earlier draft of the account, so that repeating it does no harm.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    ResponseEntity<BankReconciliationResponse> prepare(
            Caller caller, @Valid @RequestBody PrepareReconciliationRequest request) {
        var id = reconciliations.prepare(
                caller.companyId(),
                request.bankAccountId(),
                request.to(),
                Boolean.TRUE.equals(request.fourEyes()),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/bank-reconciliations/" + id))
                .eTag(EntityTag.of(1))
                .body(kept.shown(caller.companyId(), id));
    }

    /// Signs what was prepared, where bank and books agree.
    @PostMapping("/{bankReconciliationId}/sign")
    @Access(roles = ACCOUNTANT)
    @Idempotent(required = true)
    ResponseEntity<BankReconciliationResponse> sign(
            Caller caller,
            @PathVariable UUID bankReconciliationId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        signing.sign(caller.companyId(), bankReconciliationId, ACCOUNTANT, EntityTag.required(ifMatch), caller.id());
        return shown(caller, bankReconciliationId);
    }

    private ResponseEntity<BankReconciliationResponse> shown(Caller caller, UUID id) {
        var shown = kept.shown(caller.companyId(), id);
        return ResponseEntity.ok().eTag(EntityTag.of(shown.version())).body(shown);
    }
}
