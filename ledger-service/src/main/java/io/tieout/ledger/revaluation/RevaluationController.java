package io.tieout.ledger.revaluation;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/revaluations")
class RevaluationController {

    private final RevaluationService revaluations;
    private final RevaluationQueries queries;

    RevaluationController(RevaluationService revaluations, RevaluationQueries queries) {
        this.revaluations = revaluations;
        this.queries = queries;
    }

    /// @param date only of this day
    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<RevaluationResponse> list(
            Caller caller,
            @RequestParam @Nullable LocalDate date,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var day = date == null ? null : requireInRange(date, "date");
        return queries.list(caller.companyId(), day, PageRequest.of(limit, cursor, day));
    }

    @GetMapping("/{revaluationId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    RevaluationResponse get(Caller caller, @PathVariable RevaluationId revaluationId) {
        return queries.get(caller.companyId(), revaluationId);
    }

    /// Brings what is open in other currencies to the rate of a day. Doing it again posts what changed since.
    ///
    /// @param dryRun shows what would be posted, and posts nothing
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<RevaluationResponse> revalue(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @Valid @RequestBody RevalueRequest request) {
        requireInRange(request.date(), "/date");
        if (dryRun) {
            return ResponseEntity.ok(RevaluationResponse.of(revaluations.preview(caller.companyId(), request)));
        }
        var id = revaluations.revalue(caller.companyId(), request, caller.id());
        return ResponseEntity.created(URI.create("/api/v1/revaluations/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }
}
