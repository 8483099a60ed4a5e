package io.tieout.ledger.journal;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.idempotency.IdempotencyStore;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.idempotency.RequestKey;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
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
@RequestMapping("/api/v1")
class JournalEntryController {

    private final JournalService journal;
    private final JournalQueries queries;
    private final SharedCommitJob sharedCommits;
    private final IdempotencyStore idempotency;
    private final ForeignLineService foreignLines;

    JournalEntryController(
            JournalService journal,
            JournalQueries queries,
            SharedCommitJob sharedCommits,
            IdempotencyStore idempotency,
            ForeignLineService foreignLines) {
        this.journal = journal;
        this.queries = queries;
        this.sharedCommits = sharedCommits;
        this.idempotency = idempotency;
        this.foreignLines = foreignLines;
    }

    /// Honours the key as `@Idempotent` does, inside the commit that callers share.
    @PostMapping("/journal-entries")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Parameter(in = ParameterIn.HEADER, name = "Idempotency-Key", required = true)
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = EntryResponse.class)))
    ResponseEntity<?> post(Caller caller, HttpServletRequest http, @Valid @RequestBody PostEntryRequest request) {
        var key = RequestKey.of(http, caller.companyId(), true).orElseThrow();
        var answered = sharedCommits.post(
                new SharedPosting(key, idempotency.request(request), foreignLines.convert(request.toDraft(caller))));
        return answered.answer().toResponse(answered.replayed());
    }

    @PostMapping("/journal-entry-batches")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<BatchResponse> postBatch(Caller caller, @Valid @RequestBody PostBatchRequest request) {
        var drafts = foreignLines.convert(
                caller.companyId(),
                request.entries().stream().map(entry -> entry.toDraft(caller)).toList());
        var outcomes = request.atomic() ? journal.postAllOrNone(drafts) : journal.postEach(drafts);
        return ResponseEntity.ok(BatchResponse.of(outcomes));
    }

    @GetMapping("/journal-entries")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<EntryResponse> list(
            Caller caller,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable AccountCode account,
            @RequestParam @Nullable EntrySource source,
            @RequestParam @Nullable UUID sourceId,
            @RequestParam @Nullable Boolean adjusting,
            @RequestParam @Nullable EntryId adjustsEntryId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to) {
        var filter = new EntryFilter(account, source, sourceId, adjusting, adjustsEntryId, from, to);
        var page = PageRequest.of(limit, cursor, filter);
        return Page.of(
                queries.list(caller.companyId(), filter, page),
                page,
                entry -> List.of(
                        entry.effectiveDate().toString(), entry.id().value().toString()));
    }

    @GetMapping("/journal-entries/{entryId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<EntryResponse> get(Caller caller, @PathVariable UUID entryId) {
        return ResponseEntity.ok()
                .eTag(EntryResponse.ONLY_VERSION)
                .body(queries.get(caller.companyId(), new EntryId(entryId)));
    }

    @GetMapping("/journal-entries/{entryId}/reversals")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<ReversalResponse> reversals(Caller caller, @PathVariable UUID entryId) {
        // An entry has a handful of reversals in its life: one page holds them.
        return new Page<>(queries.reversals(caller.companyId(), new EntryId(entryId)), null);
    }

    @PostMapping("/journal-entries/{entryId}/reversals")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<ReversalResponse> reverse(
            Caller caller, @PathVariable UUID entryId, @Valid @RequestBody ReverseEntryRequest request) {
        var reversal = journal.reverseByHand(
                caller.companyId(), new EntryId(entryId), request.date(), request.reason(), caller.id());
        return ResponseEntity.created(location(reversal.entryId()))
                .eTag(EntryResponse.ONLY_VERSION)
                .body(ReversalResponse.from(reversal));
    }

    private static URI location(EntryId id) {
        return URI.create("/api/v1/journal-entries/" + id.value());
    }
}
