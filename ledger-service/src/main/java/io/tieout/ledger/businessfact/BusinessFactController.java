package io.tieout.ledger.businessfact;

import io.tieout.ledger.postingrule.FactType;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
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
class BusinessFactController {

    private final BusinessFactService facts;
    private final BusinessFactRepository stored;
    private final DryRunService dryRuns;

    BusinessFactController(BusinessFactService facts, BusinessFactRepository stored, DryRunService dryRuns) {
        this.facts = facts;
        this.stored = stored;
        this.dryRuns = dryRuns;
    }

    /// Takes facts. Each is posted by the rule that stands for it, or waits with the reason.
    @PostMapping("/business-facts")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<FactResultsResponse> tell(Caller caller, @Valid @RequestBody TellFactsRequest request) {
        var told = request.facts().stream()
                .map(fact -> fact.toFact(caller.companyId(), caller.id()))
                .toList();
        return ResponseEntity.ok(facts.tell(caller.companyId(), told, caller.id()));
    }

    /// In the order in which they were told; with `state=WAITING` the queue of what somebody has to look at.
    @GetMapping("/business-facts")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<BusinessFactResponse> list(
            Caller caller,
            @RequestParam @Nullable FactState state,
            @RequestParam @Nullable FactSource source,
            @RequestParam @Nullable FactType type,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new FactFilter(state, source, type, from, to);
        var page = PageRequest.of(limit, cursor, filter);
        var after = page.isFirst() ? null : UUID.fromString(page.after().getFirst());
        var rows = stored.list(caller.companyId(), filter, after, page.limit() + 1).stream()
                .map(BusinessFactResponse::from)
                .toList();
        return Page.of(rows, page, fact -> List.of(fact.id().value().toString()));
    }

    @GetMapping("/business-facts/{factId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    BusinessFactResponse get(Caller caller, @PathVariable BusinessFactId factId) {
        return BusinessFactResponse.from(facts.get(caller.companyId(), factId));
    }

    /// Tries waiting facts again, by the rules as they stand now.
    @PostMapping("/business-facts/retries")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<FactResultsResponse> retry(Caller caller, @Valid @RequestBody RetryFactsRequest request) {
        return ResponseEntity.ok(
                facts.retry(caller.companyId(), request.factIds(), request.effectiveDate(), caller.id()));
    }

    /// Decides that a waiting fact makes no entry.
    @PostMapping("/business-facts/{factId}/dismissal")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent(required = true)
    ResponseEntity<BusinessFactResponse> dismiss(
            Caller caller, @PathVariable BusinessFactId factId, @Valid @RequestBody DismissFactRequest request) {
        return ResponseEntity.ok(
                BusinessFactResponse.from(facts.dismiss(caller.companyId(), factId, request.reason(), caller.id())));
    }

    /// Shows what rules would make of facts, and what of it differs from the books. Keeps nothing.
    @PostMapping("/posting-rules/dry-runs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR},
            scope = "ledger:read")
    DryRunResponse dryRun(Caller caller, @Valid @RequestBody DryRunRequest request) {
        return dryRuns.run(caller.companyId(), request, caller.id());
    }
}
