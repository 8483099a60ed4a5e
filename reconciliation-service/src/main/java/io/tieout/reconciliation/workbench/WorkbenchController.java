package io.tieout.reconciliation.workbench;

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
import io.tieout.reconciliation.activity.OwnerFilter;
import io.tieout.reconciliation.bankstatement.BankLineNotFound;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1")
class WorkbenchController {

    private final WorkbenchService workbench;
    private final QueueQueries queue;
    private final LineHistoryQueries histories;
    private final Clock clock;

    WorkbenchController(WorkbenchService workbench, QueueQueries queue, LineHistoryQueries histories, Clock clock) {
        this.workbench = workbench;
        this.queue = queue;
        this.histories = histories;
        this.clock = clock;
    }

    /// The queue: lines that wait, by default those that a person has to look at. The oldest or the largest first.
    ///
    /// @param minAmount without its sign, in the currency that is named
    /// @param minAgeDays since the booking date
    /// @param owner `mine`, `none`, or a user's id
    /// @param text words or pieces of numbers that stand in the line, each from its beginning
    @GetMapping("/workbench/lines")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<QueuedLineResponse> lines(
            Caller caller,
            @RequestParam @Nullable List<QueueState> state,
            @RequestParam @Nullable UUID bankAccountId,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable String minAmount,
            @RequestParam @Nullable String maxAmount,
            @RequestParam @Nullable @Min(0) @Max(36_500) Integer minAgeDays,
            @RequestParam @Nullable @Min(0) @Max(36_500) Integer maxAgeDays,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable @Size(max = 200) String text,
            @RequestParam @Nullable QueueSort sort,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new QueueFilter(
                state == null ? List.of() : state,
                bankAccountId,
                currency,
                QueueFilter.minor(minAmount, currency),
                QueueFilter.minor(maxAmount, currency),
                daysAgo(maxAgeDays),
                daysAgo(minAgeDays),
                OwnerFilter.parse(owner, caller.id()),
                QueueFilter.wordsOf(text),
                Objects.requireNonNullElse(sort, QueueSort.AGE));
        var page = PageRequest.of(limit, cursor, "workbench", filter);
        return Page.of(
                queue.page(caller.companyId(), filter, page),
                page,
                filter.sort() == QueueSort.AGE ? QueuedLineResponse::ageKey : QueuedLineResponse::amountKey);
    }

    private @Nullable LocalDate daysAgo(@Nullable Integer days) {
        return days == null ? null : LocalDate.now(clock).minusDays(days);
    }

    /// How many lines wait, by state, and whose they are. Counts end at ten thousand.
    @GetMapping("/workbench/counts")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    QueueCountsResponse counts(Caller caller) {
        return queue.counts(caller.companyId(), caller.id());
    }

    @GetMapping("/workbench/lines/{lineId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<QueuedLineResponse> line(Caller caller, @PathVariable UUID lineId) {
        return shown(caller, lineId);
    }

    /// Gives the line to somebody, or to the caller. Without `If-Match` only a line that nobody else has.
    @PostMapping("/workbench/lines/{lineId}/assign")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<QueuedLineResponse> assign(
            Caller caller,
            @PathVariable UUID lineId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AssignLineRequest request) {
        workbench.assign(
                caller.companyId(),
                lineId,
                Objects.requireNonNullElse(request.userId(), caller.id()),
                request.note(),
                caller.id(),
                version(ifMatch));
        return shown(caller, lineId);
    }

    /// Lets the line go. Without `If-Match` only the caller's own.
    @PostMapping("/workbench/lines/{lineId}/release")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<QueuedLineResponse> release(
            Caller caller,
            @PathVariable UUID lineId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReleaseLineRequest request) {
        workbench.release(caller.companyId(), lineId, request.note(), caller.id(), version(ifMatch));
        return shown(caller, lineId);
    }

    /// Says something about the line that stays with it.
    @PostMapping("/bank-lines/{lineId}/comments")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<QueuedLineResponse> comment(
            Caller caller, @PathVariable UUID lineId, @Valid @RequestBody CommentRequest request) {
        workbench.comment(caller.companyId(), lineId, request.text(), caller.id());
        return shown(caller, lineId);
    }

    /// All that happened to the line, the oldest first: who, when and why.
    @GetMapping("/bank-lines/{lineId}/history")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<HistoryEntryResponse> history(
            Caller caller,
            @PathVariable UUID lineId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        if (queue.find(caller.companyId(), lineId).isEmpty()) {
            throw new BankLineNotFound(lineId);
        }
        return histories.page(caller.companyId(), lineId, PageRequest.of(limit, cursor, "history", lineId));
    }

    private ResponseEntity<QueuedLineResponse> shown(Caller caller, UUID lineId) {
        var line = queue.find(caller.companyId(), lineId).orElseThrow(() -> new BankLineNotFound(lineId));
        return ResponseEntity.ok().eTag(EntityTag.of(line.version())).body(line);
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        return ifMatch == null ? null : EntityTag.required(ifMatch);
    }
}
