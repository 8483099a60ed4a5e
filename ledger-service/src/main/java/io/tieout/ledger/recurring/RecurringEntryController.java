package io.tieout.ledger.recurring;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/recurring-entries")
class RecurringEntryController {

    private final RecurringEntryService entries;
    private final RecurringEntryQueries queries;
    private final MergePatch patch;

    RecurringEntryController(
            RecurringEntryService entries, RecurringEntryQueries queries, JsonMapper json, Validator validator) {
        this.entries = entries;
        this.queries = queries;
        this.patch = new MergePatch(json, validator);
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<RecurringEntryResponse> list(
            Caller caller,
            @RequestParam @Nullable Boolean active,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), active, PageRequest.of(limit, cursor, active));
    }

    @GetMapping("/{recurringEntryId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<RecurringEntryResponse> get(Caller caller, @PathVariable RecurringEntryId recurringEntryId) {
        return shown(entries.get(caller.companyId(), recurringEntryId));
    }

    /// Begins a recurring entry; its first run is judged at once, and refused now if it could not be posted.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RecurringEntryResponse> create(
            Caller caller, @Valid @RequestBody CreateRecurringEntryRequest request) {
        var entry = entries.create(request.toEntry(caller));
        return ResponseEntity.created(
                        URI.create("/api/v1/recurring-entries/" + entry.id().value()))
                .eTag(EntityTag.of(entry.version()))
                .body(RecurringEntryResponse.from(entry));
    }

    /// Changes the text and the end, and lets it rest or go on.
    @PatchMapping(path = "/{recurringEntryId}", consumes = "application/merge-patch+json")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<RecurringEntryResponse> change(
            Caller caller,
            @PathVariable RecurringEntryId recurringEntryId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes) {
        long expected = EntityTag.required(ifMatch);
        var before = entries.get(caller.companyId(), recurringEntryId);
        var form = patch.apply(
                ChangeRecurringEntryRequest.from(before),
                before.version(),
                expected,
                changes,
                ChangeRecurringEntryRequest.class);
        return shown(entries.change(before, form));
    }

    /// What became of each date, of all recurring entries.
    @GetMapping("/runs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<RecurringRunResponse> allRuns(
            Caller caller,
            @RequestParam @Nullable RunState state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.runs(caller.companyId(), null, state, PageRequest.of(limit, cursor, state));
    }

    @GetMapping("/{recurringEntryId}/runs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<RecurringRunResponse> runs(
            Caller caller,
            @PathVariable RecurringEntryId recurringEntryId,
            @RequestParam @Nullable RunState state,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        entries.get(caller.companyId(), recurringEntryId);
        return queries.runs(caller.companyId(), recurringEntryId, state, PageRequest.of(limit, cursor, state));
    }

    /// Posts now what the clock would post until that day; at most a year ahead.
    @PostMapping("/run")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RunsResponse> runAll(Caller caller, @RequestParam LocalDate through) {
        return ResponseEntity.ok(entries.run(caller.companyId(), null, through));
    }

    @PostMapping("/{recurringEntryId}/run")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RunsResponse> run(
            Caller caller, @PathVariable RecurringEntryId recurringEntryId, @RequestParam LocalDate through) {
        return ResponseEntity.ok(entries.run(caller.companyId(), recurringEntryId, through));
    }

    /// Posts a run that the books had refused, on its own date or another.
    @PostMapping("/{recurringEntryId}/runs/{number}/retry")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RecurringRunResponse> retry(
            Caller caller,
            @PathVariable RecurringEntryId recurringEntryId,
            @PathVariable int number,
            @Valid @RequestBody RetryRunRequest request) {
        return ResponseEntity.ok(RecurringRunResponse.from(
                entries.retry(caller.companyId(), recurringEntryId, number, request.effectiveDate(), caller.id())));
    }

    /// Decides that there is no entry for that date.
    @PostMapping("/{recurringEntryId}/runs/{number}/skip")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RecurringRunResponse> skip(
            Caller caller,
            @PathVariable RecurringEntryId recurringEntryId,
            @PathVariable int number,
            @Valid @RequestBody SkipRunRequest request) {
        return ResponseEntity.ok(RecurringRunResponse.from(
                entries.skip(caller.companyId(), recurringEntryId, number, request.reason(), caller.id())));
    }

    private static ResponseEntity<RecurringEntryResponse> shown(RecurringEntry entry) {
        return ResponseEntity.ok().eTag(EntityTag.of(entry.version())).body(RecurringEntryResponse.from(entry));
    }
}
