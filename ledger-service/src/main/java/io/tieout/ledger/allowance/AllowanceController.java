package io.tieout.ledger.allowance;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
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
@RequestMapping("/api/v1/allowances")
class AllowanceController {

    private final AllowanceService allowances;
    private final AllowanceQueries queries;

    AllowanceController(AllowanceService allowances, AllowanceQueries queries) {
        this.allowances = allowances;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<AllowanceResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), PageRequest.of(limit, cursor));
    }

    @GetMapping("/{allowanceId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    AllowanceResponse get(Caller caller, @PathVariable AllowanceId allowanceId) {
        return queries.get(caller.companyId(), allowanceId);
    }

    /// Brings the allowance to its target and posts the difference.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<AllowanceResponse> set(Caller caller, @Valid @RequestBody SetAllowanceRequest request) {
        var id = allowances.set(
                caller.companyId(),
                requireInRange(request.asOf(), "/asOf"),
                request.percent(),
                Objects.requireNonNullElse(request.buckets(), Map.of()),
                request.reason(),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/allowances/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }
}
