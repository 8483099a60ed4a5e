package io.tieout.reconciliation.dryrun;

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
import java.net.URI;
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
@RequestMapping("/api/v1/matching-rules")
class DryRunController {

    private final DryRunService runs;
    private final DryRunQueries queries;

    DryRunController(DryRunService runs, DryRunQueries queries) {
        this.runs = runs;
        this.queries = queries;
    }

    /// Decides lines of the past again under this set, draft or not, and keeps what would differ.
    @PostMapping("/{matchingRulesId}/dry-runs")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DryRunResponse> request(
            Caller caller, @PathVariable UUID matchingRulesId, @Valid @RequestBody RequestDryRunRequest request) {
        return accepted(
                caller, runs.request(caller.companyId(), matchingRulesId, request.from(), request.to(), caller.id()));
    }

    /// The same under the rules in force: what the engine of today would decide otherwise than was stored.
    @PostMapping("/dry-runs")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DryRunResponse> requestInForce(Caller caller, @Valid @RequestBody RequestDryRunRequest request) {
        return accepted(caller, runs.request(caller.companyId(), null, request.from(), request.to(), caller.id()));
    }

    /// The newest first; each one by itself shows its counts.
    @GetMapping("/dry-runs")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<DryRunResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), PageRequest.of(limit, cursor, "dry-runs"));
    }

    @GetMapping("/dry-runs/{dryRunId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    DryRunResponse get(Caller caller, @PathVariable UUID dryRunId) {
        return queries.get(caller.companyId(), dryRunId);
    }

    /// The lines that would come out differently, with both explanations, in the order in which they were decided.
    @GetMapping("/dry-runs/{dryRunId}/differences")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<DryRunDifferenceResponse> differences(
            Caller caller,
            @PathVariable UUID dryRunId,
            @RequestParam @Nullable Verdict before,
            @RequestParam @Nullable Verdict after,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var run = queries.get(caller.companyId(), dryRunId);
        return queries.differences(
                caller.companyId(),
                run.dryRunId(),
                before,
                after,
                PageRequest.of(limit, cursor, "differences", before, after));
    }

    @PostMapping("/dry-runs/{dryRunId}/cancel")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DryRunResponse> cancel(Caller caller, @PathVariable UUID dryRunId) {
        runs.cancel(caller.companyId(), dryRunId);
        return ResponseEntity.ok(queries.get(caller.companyId(), dryRunId));
    }

    private ResponseEntity<DryRunResponse> accepted(Caller caller, UUID dryRunId) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/matching-rules/dry-runs/" + dryRunId))
                .body(queries.get(caller.companyId(), dryRunId));
    }
}
