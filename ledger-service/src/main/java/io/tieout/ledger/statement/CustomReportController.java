package io.tieout.ledger.statement;

import io.tieout.ledger.balance.Comparison;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.platform.idempotency.Idempotent;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports/custom")
class CustomReportController {

    private final CustomReportService reports;
    private final StatementService statements;

    CustomReportController(CustomReportService reports, StatementService statements) {
        this.reports = reports;
        this.statements = statements;
    }

    @GetMapping
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    Page<CustomReportResponse> list(
            Caller caller, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var rows = reports.list(caller.companyId(), page).stream()
                .map(CustomReportResponse::from)
                .toList();
        return Page.of(rows, page, report -> List.of(report.name()));
    }

    @GetMapping("/{reportId}")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    CustomReportResponse get(Caller caller, @PathVariable CustomReportId reportId) {
        return CustomReportResponse.from(reports.get(caller.companyId(), reportId));
    }

    @PostMapping
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    @Idempotent
    ResponseEntity<CustomReportResponse> create(Caller caller, @Valid @RequestBody CreateCustomReportRequest request) {
        var report = reports.create(caller.companyId(), request.toReport(), caller.id());
        return ResponseEntity.created(
                        URI.create("/api/v1/reports/custom/" + report.id().value()))
                .eTag(EntityTag.of(report.version()))
                .body(CustomReportResponse.from(report));
    }

    @DeleteMapping("/{reportId}")
    @Access(roles = Role.ACCOUNTANT, scope = "ledger:write")
    ResponseEntity<Void> delete(Caller caller, @PathVariable CustomReportId reportId) {
        reports.delete(caller.companyId(), reportId);
        return ResponseEntity.noContent().build();
    }

    /// @param from of turnovers; the first day of the fiscal year when absent
    /// @param to also the date of balances; today when absent
    @GetMapping("/{reportId}/result")
    @Access(
            roles = {Role.ACCOUNTANT, Role.AUDITOR, Role.OPERATOR},
            scope = "ledger:read")
    CustomReportResultResponse result(
            Caller caller,
            @PathVariable CustomReportId reportId,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate to,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable LocalDate compareFrom,
            @RequestParam @Nullable LocalDate compareTo,
            @RequestParam @Nullable Comparison compare,
            @RequestParam @Nullable Dimensions dimension) {
        var asked = new AskedPeriod(from, to, knownAt, compareFrom, compareTo, compare, dimension);
        return statements.custom(caller.companyId(), reports.get(caller.companyId(), reportId), asked);
    }
}
