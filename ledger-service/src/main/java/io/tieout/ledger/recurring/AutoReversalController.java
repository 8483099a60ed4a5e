package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
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
@RequestMapping("/api/v1/auto-reversals")
class AutoReversalController {

    private final AutoReversalService reversals;
    private final AutoReversalRepository rows;

    AutoReversalController(AutoReversalService reversals, AutoReversalRepository rows) {
        this.reversals = reversals;
        this.rows = rows;
    }

    /// Entries that take themselves back, and what became of it.
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<AutoReversalResponse> list(
            Caller caller,
            @RequestParam @Nullable AutoReversalState state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return rows.list(caller.companyId(), state, PageRequest.of(limit, cursor, state));
    }

    @GetMapping("/{entryId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    AutoReversalResponse get(Caller caller, @PathVariable EntryId entryId) {
        return rows.find(caller.companyId(), entryId).orElseThrow(() -> new AutoReversalUnknown(entryId));
    }

    /// Takes an entry back that the books had refused to take back, on the day that was planned or another.
    @PostMapping("/{entryId}/retry")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<AutoReversalResponse> retry(
            Caller caller, @PathVariable EntryId entryId, @Valid @RequestBody RetryRunRequest request) {
        reversals.retry(caller.companyId(), entryId, request.effectiveDate(), caller.id());
        return ResponseEntity.ok(get(caller, entryId));
    }
}
