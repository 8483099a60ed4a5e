package io.tieout.reconciliation.discrepancy;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
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
@RequestMapping("/api/v1/discrepancies")
class DiscrepancyController {

    private final DiscrepancyService discrepancies;
    private final DiscrepancyQueries queries;

    DiscrepancyController(DiscrepancyService discrepancies, DiscrepancyQueries queries) {
        this.discrepancies = discrepancies;
        this.queries = queries;
    }

    /// The newest first.
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<DiscrepancyResponse> list(
            Caller caller,
            @RequestParam @Nullable DiscrepancyKind kind,
            @RequestParam @Nullable DiscrepancyStatus status,
            @RequestParam @Nullable UUID lineId,
            @RequestParam @Nullable UUID subjectId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new DiscrepancyFilter(kind, status, lineId, subjectId);
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, "discrepancies", filter));
    }

    @GetMapping("/{discrepancyId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    DiscrepancyResponse get(Caller caller, @PathVariable UUID discrepancyId) {
        return queries.get(caller.companyId(), discrepancyId);
    }

    @PostMapping("/{discrepancyId}/resolve")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DiscrepancyResponse> resolve(
            Caller caller, @PathVariable UUID discrepancyId, @Valid @RequestBody ResolveDiscrepancyRequest request) {
        discrepancies.resolve(caller.companyId(), discrepancyId, request.causeCode(), request.comment(), caller.id());
        return ResponseEntity.ok(queries.get(caller.companyId(), discrepancyId));
    }
}
