package io.tieout.customer.followup;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.customer.party.CustomerId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FollowUpController {

    private static final int MAX_IN_CALENDAR = 200;

    private final FollowUpService service;
    private final FollowUpRepository followUps;

    FollowUpController(FollowUpService service, FollowUpRepository followUps) {
        this.service = service;
        this.followUps = followUps;
    }

    @PostMapping("/api/v1/customers/{customerId}/follow-ups")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<FollowUp> plan(
            @PathVariable CustomerId customerId, @Valid @RequestBody FollowUpRequest request, Caller caller) {
        var id = service.plan(
                caller.companyId(),
                customerId,
                request.title(),
                request.dueOn(),
                Objects.requireNonNullElse(request.assigneeUserId(), caller.id()),
                caller.id());
        return ResponseEntity.created(URI.create("/api/v1/follow-ups/" + id)).body(get(id, caller));
    }

    /// What is due first comes first.
    @GetMapping("/api/v1/follow-ups")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "customers:read")
    Page<FollowUp> list(
            @RequestParam(required = false) @Nullable UUID customerId,
            @RequestParam(required = false) @Nullable UUID assigneeUserId,
            @RequestParam(required = false) @Nullable Boolean done,
            @RequestParam(required = false) @Nullable LocalDate dueUntil,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor, customerId, assigneeUserId, done, dueUntil);
        var rows = followUps.list(
                caller.companyId(),
                FollowUpSight.of(caller),
                new FollowUpRepository.Filter(customerId, assigneeUserId, done, dueUntil),
                page);
        return Page.of(
                rows,
                page,
                row -> List.of(row.dueOn().toString(), row.followUpId().toString()));
    }

    @PostMapping("/api/v1/follow-ups/{followUpId}/complete")
    @Idempotent
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:write")
    ResponseEntity<FollowUp> complete(
            @PathVariable UUID followUpId, @Valid @RequestBody CompleteRequest request, Caller caller) {
        service.complete(caller.companyId(), followUpId, request.outcome(), FollowUpSight.of(caller));
        return ResponseEntity.ok(get(followUpId, caller));
    }

    /// The caller's own open ones, the next two hundred.
    @GetMapping(value = "/api/v1/follow-ups/calendar", produces = "text/calendar")
    @Access(
            roles = {SALES_REPRESENTATIVE, SALES_MANAGER, SUPPORT, ACCOUNTANT, OPERATOR},
            scope = "customers:read")
    ResponseEntity<String> calendar(Caller caller) {
        var own = followUps.list(
                caller.companyId(),
                new FollowUpSight(false, caller.id()),
                new FollowUpRepository.Filter(null, caller.id(), false, null),
                new PageRequest(MAX_IN_CALENDAR, List.of(), ""));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=UTF-8")
                .body(FollowUpCalendar.of(own));
    }

    private FollowUp get(UUID id, Caller caller) {
        return followUps
                .find(caller.companyId(), id, FollowUpSight.of(caller))
                .orElseThrow(() -> new FollowUpNotFound(id));
    }

    record CompleteRequest(@Nullable @Size(max = 5000) String outcome) {}
}
