package io.tieout.reconciliation.discrepancy;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
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
@RequestMapping("/api/v1/discrepancies")
class DiscrepancyController {

    private final DiscrepancyService discrepancies;
    private final DiscrepancyQueries queries;
    private final Clock clock;

    DiscrepancyController(DiscrepancyService discrepancies, DiscrepancyQueries queries, Clock clock) {
        this.clock = clock;
        this.discrepancies = discrepancies;
        this.queries = queries;
    }

    /// The newest first.
    ///
    /// @param owner `mine`, `none`, or a user's id
    /// @param dueBefore open ones whose deadline is before this day
    /// @param minAgeDays since the opening
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
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable String owner,
            @RequestParam @Nullable LocalDate dueBefore,
            @RequestParam @Nullable @Min(0) @Max(36_500) Integer minAgeDays,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new DiscrepancyFilter(
                kind,
                status,
                lineId,
                subjectId,
                currency,
                OwnerFilter.parse(owner, caller.id()),
                dueBefore,
                minAgeDays == null ? null : LocalDate.now(clock).minusDays(minAgeDays));
        return queries.list(caller.companyId(), filter, PageRequest.of(limit, cursor, "discrepancies", filter));
    }

    @GetMapping("/{discrepancyId}")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ResponseEntity<DiscrepancyResponse> get(Caller caller, @PathVariable UUID discrepancyId) {
        return shown(caller, discrepancyId);
    }

    /// All that was done about it, the oldest first: who, when and why.
    @GetMapping("/{discrepancyId}/history")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<DiscrepancyActivityResponse> history(
            Caller caller,
            @PathVariable UUID discrepancyId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        queries.get(caller.companyId(), discrepancyId);
        return queries.history(
                caller.companyId(), discrepancyId, PageRequest.of(limit, cursor, "history", discrepancyId));
    }

    /// Gives it to somebody, or to the caller. Without `If-Match` only what nobody else has.
    @PostMapping("/{discrepancyId}/assign")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DiscrepancyResponse> assign(
            Caller caller,
            @PathVariable UUID discrepancyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody AssignDiscrepancyRequest request) {
        discrepancies.assign(
                caller.companyId(),
                discrepancyId,
                Objects.requireNonNullElse(request.userId(), caller.id()),
                request.note(),
                caller.id(),
                version(ifMatch));
        return shown(caller, discrepancyId);
    }

    /// Lets it go. Without `If-Match` only the caller's own.
    @PostMapping("/{discrepancyId}/release")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DiscrepancyResponse> release(
            Caller caller,
            @PathVariable UUID discrepancyId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReleaseDiscrepancyRequest request) {
        discrepancies.release(caller.companyId(), discrepancyId, request.note(), caller.id(), version(ifMatch));
        return shown(caller, discrepancyId);
    }

    /// Says something about it that stays with it.
    @PostMapping("/{discrepancyId}/comments")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DiscrepancyResponse> comment(
            Caller caller, @PathVariable UUID discrepancyId, @Valid @RequestBody CommentDiscrepancyRequest request) {
        discrepancies.comment(caller.companyId(), discrepancyId, request.text(), caller.id());
        return shown(caller, discrepancyId);
    }

    @PostMapping("/{discrepancyId}/resolve")
    @Access(
            roles = {ACCOUNTANT, OPERATOR},
            scope = "reconciliation:write")
    @Idempotent
    ResponseEntity<DiscrepancyResponse> resolve(
            Caller caller, @PathVariable UUID discrepancyId, @Valid @RequestBody ResolveDiscrepancyRequest request) {
        discrepancies.resolve(caller.companyId(), discrepancyId, request.causeCode(), request.comment(), caller.id());
        return shown(caller, discrepancyId);
    }

    private ResponseEntity<DiscrepancyResponse> shown(Caller caller, UUID discrepancyId) {
        var discrepancy = queries.get(caller.companyId(), discrepancyId);
        return ResponseEntity.ok().eTag(EntityTag.of(discrepancy.version())).body(discrepancy);
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        return ifMatch == null ? null : EntityTag.required(ifMatch);
    }
}
