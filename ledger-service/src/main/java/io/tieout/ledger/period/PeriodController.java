package io.tieout.ledger.period;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.problem.NotFound;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.time.YearMonth;
import java.util.List;
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
@RequestMapping("/api/v1/periods")
class PeriodController {

    private final PeriodService periods;
    private final PeriodRepository repository;
    private final CloseChecklistService checklist;

    PeriodController(PeriodService periods, PeriodRepository repository, CloseChecklistService checklist) {
        this.periods = periods;
        this.repository = repository;
        this.checklist = checklist;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<PeriodResponse> list(
            Caller caller,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer fiscalYear) {
        var page = PageRequest.of(limit, cursor, fiscalYear);
        var after = page.isFirst() ? null : YearMonth.parse(page.after().getFirst());
        var rows = repository.list(caller.companyId(), fiscalYear, page.limit() + 1, after).stream()
                .map(PeriodResponse::from)
                .toList();
        return Page.of(rows, page, period -> List.of(period.period().toString()));
    }

    @GetMapping("/{month}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<PeriodResponse> get(Caller caller, @PathVariable YearMonth month) {
        PeriodOutOfRange.requireInRange(month, "month");
        return repository
                .find(caller.companyId(), month)
                .map(PeriodController::answer)
                .orElseThrow(() ->
                        new NotFound("period-not-found", "There is no such period", month + " was not opened yet"));
    }

    /// What must be done before the period is closed. Its tag is the period's, with which it can be closed.
    @GetMapping("/{month}/checklist")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<ChecklistResponse> checklist(Caller caller, @PathVariable YearMonth month) {
        var gates = checklist.gates(caller.companyId(), month);
        long version =
                repository.find(caller.companyId(), month).map(Period::version).orElse(Period.FIRST_VERSION);
        return ResponseEntity.ok().eTag(EntityTag.of(version)).body(ChecklistResponse.of(month, gates));
    }

    /// Who closed, reopened, locked or released the period, when and why; newest first.
    @GetMapping("/{month}/decisions")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<PeriodDecisionResponse> decisions(
            Caller caller,
            @PathVariable YearMonth month,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        PeriodOutOfRange.requireInRange(month, "month");
        var page = PageRequest.of(limit, cursor);
        var before = page.isFirst() ? null : UUID.fromString(page.after().getFirst());
        return Page.of(
                repository.decisions(caller.companyId(), month, page.limit() + 1, before),
                page,
                decision -> List.of(decision.id().toString()));
    }

    @PostMapping("/{month}/close")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> close(
            Caller caller,
            @PathVariable YearMonth month,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable ClosePeriodRequest request) {
        var wanted = request == null ? ClosePeriodRequest.PLAIN : request;
        var decision = PeriodDecision.close(wanted.reason(), caller.id());
        return answer(
                periods.close(caller.companyId(), month, EntityTag.required(ifMatch), decision, wanted.toWaivers()));
    }

    /// From now on only adjusting entries are taken.
    @PostMapping("/{month}/soft-close")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> softClose(
            Caller caller,
            @PathVariable YearMonth month,
            @Valid @RequestBody(required = false) @Nullable SoftClosePeriodRequest request) {
        var reason = request == null ? null : request.reason();
        return answer(periods.softClose(caller.companyId(), month, PeriodDecision.softClose(reason, caller.id())));
    }

    @PostMapping("/{month}/reopen")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> reopen(
            Caller caller,
            @PathVariable YearMonth month,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReopenPeriodRequest request) {
        var decision = PeriodDecision.reopen(request.reason(), caller.id());
        return answer(
                periods.reopen(caller.companyId(), month, EntityTag.required(ifMatch), request.target(), decision));
    }

    /// Locks one module of the period; the others go on.
    @PostMapping("/{month}/locks")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> lock(
            Caller caller, @PathVariable YearMonth month, @Valid @RequestBody LockModuleRequest request) {
        var decision = PeriodDecision.lock(request.module(), request.reason(), caller.id());
        return answer(periods.lockModule(caller.companyId(), month, request.module(), decision));
    }

    @PostMapping("/{month}/locks/{module}/release")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> release(
            Caller caller,
            @PathVariable YearMonth month,
            @PathVariable PeriodModule module,
            @Valid @RequestBody ReleaseModuleRequest request) {
        var decision = PeriodDecision.release(module, request.reason(), caller.id());
        return answer(periods.releaseModule(caller.companyId(), month, module, decision));
    }

    private static ResponseEntity<PeriodResponse> answer(Period period) {
        return ResponseEntity.ok().eTag(EntityTag.of(period.version())).body(PeriodResponse.from(period));
    }
}
