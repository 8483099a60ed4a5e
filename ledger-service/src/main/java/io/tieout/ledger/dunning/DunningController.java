package io.tieout.ledger.dunning;

import io.tieout.ledger.dunning.DunningQueries.DunningNoticeFilter;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class DunningController {

    private final DunningService dunning;
    private final DunningQueries queries;

    DunningController(DunningService dunning, DunningQueries queries) {
        this.dunning = dunning;
        this.queries = queries;
    }

    @GetMapping("/dunning-schedule")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    ResponseEntity<DunningScheduleResponse> schedule(Caller caller) {
        return DunningScheduleResponse.shown(dunning.schedule(caller.companyId()));
    }

    /// Sets the levels anew; after the first time `If-Match` is needed.
    @PutMapping("/dunning-schedule")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<DunningScheduleResponse> setSchedule(
            Caller caller,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody SetDunningScheduleRequest request) {
        return DunningScheduleResponse.shown(dunning.set(caller.companyId(), request.toLevels(), ifMatch, caller.id()));
    }

    /// Gives a notice to each invoice that has reached a higher level; a dry run answers the same and keeps nothing.
    @PostMapping("/dunning-runs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.OPERATOR},
            scope = "ledger:write")
    @Idempotent(required = true)
    ResponseEntity<DunningRunResponse> start(Caller caller, @Valid @RequestBody StartDunningRunRequest request) {
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        var id = dunning.run(caller.companyId(), request.date(), dryRun, caller.id());
        var run = queries.run(caller.companyId(), id, dryRun);
        return dryRun
                ? ResponseEntity.ok(run)
                : ResponseEntity.created(URI.create("/api/v1/dunning-runs/" + id.value()))
                        .body(run);
    }

    @GetMapping("/dunning-runs")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    Page<DunningRunResponse> runs(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        return queries.runs(caller.companyId(), PageRequest.of(limit, cursor));
    }

    @GetMapping("/dunning-runs/{dunningRunId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.OPERATOR},
            scope = "ledger:read")
    DunningRunResponse run(Caller caller, @PathVariable DunningRunId dunningRunId) {
        return queries.run(caller.companyId(), dunningRunId, false);
    }

    @GetMapping("/dunning-notices")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    Page<DunningNoticeResponse> notices(
            Caller caller,
            @RequestParam @Nullable UUID dunningRunId,
            @RequestParam @Nullable UUID invoiceId,
            @RequestParam @Nullable UUID customerId,
            @RequestParam @Nullable Integer level,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var filter = new DunningNoticeFilter(dunningRunId, invoiceId, customerId, level);
        return queries.notices(caller.companyId(), filter, PageRequest.of(limit, cursor, filter));
    }

    @GetMapping("/invoices/{invoiceId}/dunning-block")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER, Role.SUPPORT, Role.OPERATOR},
            scope = "ledger:read")
    DunningBlockResponse block(Caller caller, @PathVariable InvoiceId invoiceId) {
        return queries.block(caller.companyId(), invoiceId).orElseThrow(() -> new DunningBlockUnknown(invoiceId));
    }

    /// Keeps the invoice from being dunned, until a day or without end. The latest reason stands.
    @PutMapping("/invoices/{invoiceId}/dunning-block")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    DunningBlockResponse setBlock(
            Caller caller, @PathVariable InvoiceId invoiceId, @Valid @RequestBody BlockDunningRequest request) {
        dunning.block(caller.companyId(), invoiceId, request.reason(), request.until(), caller.id());
        return block(caller, invoiceId);
    }

    @DeleteMapping("/invoices/{invoiceId}/dunning-block")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<Void> unblock(Caller caller, @PathVariable InvoiceId invoiceId) {
        dunning.unblock(caller.companyId(), invoiceId);
        return ResponseEntity.noContent().build();
    }
}
