package io.tieout.reconciliation.settlement;

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
@RequestMapping("/api/v1/settlements")
class SettlementController {

    private final SettlementService settlements;
    private final SettlementQueries queries;

    SettlementController(SettlementService settlements, SettlementQueries queries) {
        this.settlements = settlements;
        this.queries = queries;
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<SettlementSummaryResponse> list(
            Caller caller,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable SettlementStatus status,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor, "settlements", customerId, status);
        return queries.list(caller.companyId(), customerId, status, page);
    }

    @GetMapping("/{settlementId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<SettlementResponse> get(Caller caller, @PathVariable UUID settlementId) {
        return shown(caller, settlementId);
    }

    /// Nets what is open now on both sides of a customer; nothing is settled before another person approves it.
    @PostMapping
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent(required = true)
    ResponseEntity<SettlementResponse> draft(Caller caller, @Valid @RequestBody DraftSettlementRequest request) {
        var id = settlements.draft(caller.companyId(), request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/settlements/" + id))
                .eTag(EntityTag.of(1))
                .body(queries.get(caller.companyId(), id));
    }

    /// Asks the ledger to post it. Only by another person than the one who drafted it.
    @PostMapping("/{settlementId}/approve")
    @Access(roles = ACCOUNTANT)
    @Idempotent(required = true)
    ResponseEntity<SettlementResponse> approve(
            Caller caller,
            @PathVariable UUID settlementId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        settlements.approve(caller.companyId(), settlementId, EntityTag.required(ifMatch), caller.id());
        return accepted(caller, settlementId);
    }

    /// Gives a draft up.
    @PostMapping("/{settlementId}/withdraw")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<SettlementResponse> withdraw(
            Caller caller,
            @PathVariable UUID settlementId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        settlements.withdraw(caller.companyId(), settlementId, EntityTag.required(ifMatch));
        return shown(caller, settlementId);
    }

    /// Asks the ledger to take a posted one back, as a whole.
    @PostMapping("/{settlementId}/undo")
    @Access(roles = ACCOUNTANT)
    @Idempotent(required = true)
    ResponseEntity<SettlementResponse> undo(
            Caller caller,
            @PathVariable UUID settlementId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody UndoSettlementRequest request) {
        settlements.undo(
                caller.companyId(),
                settlementId,
                request.reason(),
                request.effectiveDate(),
                EntityTag.required(ifMatch),
                caller.id());
        return accepted(caller, settlementId);
    }

    private ResponseEntity<SettlementResponse> accepted(Caller caller, UUID id) {
        var found = queries.get(caller.companyId(), id);
        return ResponseEntity.accepted()
                .eTag(EntityTag.of(found.settlement().version()))
                .body(found);
    }

    private ResponseEntity<SettlementResponse> shown(Caller caller, UUID id) {
        var found = queries.get(caller.companyId(), id);
        return ResponseEntity.ok()
                .eTag(EntityTag.of(found.settlement().version()))
                .body(found);
    }
}
