package io.tieout.ledger.deferral;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.receivable.AmountNotPositive;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1/deferrals")
class DeferralController {

    private final DeferralService deferrals;
    private final DeferralQueries queries;

    DeferralController(DeferralService deferrals, DeferralQueries queries) {
        this.deferrals = deferrals;
        this.queries = queries;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<DeferralResponse> list(
            Caller caller,
            @RequestParam @Nullable DeferralKind kind,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        return queries.list(caller.companyId(), kind, PageRequest.of(limit, cursor, kind));
    }

    @GetMapping("/{deferralId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    DeferralResponse get(Caller caller, @PathVariable DeferralId deferralId) {
        return queries.get(caller.companyId(), deferralId);
    }

    /// Spreads an amount over months; the clock posts each of them at its end.
    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<DeferralResponse> create(Caller caller, @Valid @RequestBody CreateDeferralRequest request) {
        requireInRange(request.firstMonth().atDay(1), "/firstMonth");
        requireInRange(request.firstMonth().plusMonths(request.months() - 1L).atDay(1), "/months");
        if (!request.amount().isPositive()) {
            throw new AmountNotPositive(request.amount());
        }
        var transferDate = request.transferDate();
        var id = deferrals.create(
                request.toDeferral(
                        caller.companyId(),
                        () -> deferrals.usualAccount(caller.companyId(), request.kind()),
                        caller.id()),
                transferDate == null ? null : requireInRange(transferDate, "/transferDate"));
        return ResponseEntity.created(URI.create("/api/v1/deferrals/" + id.value()))
                .body(queries.get(caller.companyId(), id));
    }
}
