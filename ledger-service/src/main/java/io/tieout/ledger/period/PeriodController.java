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
@RequestMapping("/api/v1/periods")
class PeriodController {

    private final PeriodService periods;
    private final PeriodRepository repository;

    PeriodController(PeriodService periods, PeriodRepository repository) {
        this.periods = periods;
        this.repository = repository;
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

    @PostMapping("/{month}/close")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> close(
            Caller caller,
            @PathVariable YearMonth month,
            @Valid @RequestBody(required = false) @Nullable ClosePeriodRequest request) {
        var reason = request == null ? null : request.reason();
        return answer(periods.close(caller.companyId(), month, PeriodDecision.close(reason, caller.id())));
    }

    @PostMapping("/{month}/reopen")
    @Access(roles = Role.ACCOUNTANT)
    @Idempotent
    ResponseEntity<PeriodResponse> reopen(
            Caller caller, @PathVariable YearMonth month, @Valid @RequestBody ReopenPeriodRequest request) {
        return answer(periods.reopen(caller.companyId(), month, PeriodDecision.reopen(request.reason(), caller.id())));
    }

    private static ResponseEntity<PeriodResponse> answer(Period period) {
        return ResponseEntity.ok().eTag(EntityTag.of(period.version())).body(PeriodResponse.from(period));
    }
}
