package io.tieout.reconciliation.insight;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import io.tieout.reconciliation.companyview.CompanyViewService;
import io.tieout.reconciliation.customerledger.KnownAt;
import io.tieout.reconciliation.insight.ReportQueries.LineFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reconciliation-report")
class ReportController {

    private static final int YEAR_DAYS = 365;

    private final CompanyViewService companies;
    private final ReportService reports;
    private final ReportQueries queries;
    private final Clock clock;

    ReportController(CompanyViewService companies, ReportService reports, ReportQueries queries, Clock clock) {
        this.companies = companies;
        this.reports = reports;
        this.queries = queries;
        this.clock = clock;
    }

    /// How many lines are explained, how many without a person and how fast; and how old discrepancies are.
    ///
    /// @param from the first day of booking; a year up to the last one when absent
    /// @param asOf the last day of booking; today when absent
    /// @param knownAt as known at that instant, or at the end of that day where the company is; now when absent
    /// @param step `DAY` or `MONTH`, which it is when absent
    @GetMapping
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    ReconciliationReportResponse report(
            Caller caller,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable ReportStep step) {
        return reports.report(companies.get(caller.companyId()), window(caller, from, asOf, knownAt, step));
    }

    /// The lines behind it, in the order of their days.
    @GetMapping("/lines")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<ExplainedLineResponse> lines(
            Caller caller,
            @RequestParam @Nullable LineOutcome outcome,
            @RequestParam @Nullable Currency currency,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var window = window(caller, from, asOf, knownAt, null);
        var filter = new LineFilter(outcome, currency == null ? null : currency.getCurrencyCode());
        return queries.lines(caller.companyId(), filter, window, PageRequest.of(limit, cursor, filter, window));
    }

    /// The matches that were taken back after their period was closed, in the order of their lines' days.
    ///
    /// @param undoneBy who took them back
    @GetMapping("/errors-after-close")
    @Access(
            roles = {ACCOUNTANT, AUDITOR, ADMIN, OPERATOR},
            scope = "reconciliation:read")
    Page<ErrorAfterCloseResponse> errorsAfterClose(
            Caller caller,
            @RequestParam @Nullable UUID undoneBy,
            @RequestParam @Nullable LocalDate from,
            @RequestParam @Nullable LocalDate asOf,
            @RequestParam @Nullable String knownAt,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var window = window(caller, from, asOf, knownAt, null);
        return queries.errorsAfterClose(
                caller.companyId(),
                undoneBy,
                window,
                PageRequest.of(limit, cursor, "errors-after-close", String.valueOf(undoneBy), window));
    }

    private ReportWindow window(
            Caller caller,
            @Nullable LocalDate from,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            @Nullable ReportStep step) {
        var company = companies.get(caller.companyId());
        var last = ReportWindow.requireInRange(asOf == null ? company.today(clock) : asOf);
        return new ReportWindow(
                from == null ? last.minusDays(YEAR_DAYS - 1L) : from,
                last,
                Objects.requireNonNullElse(step, ReportStep.MONTH),
                KnownAt.before(knownAt, company.timeZone()),
                knownAt);
    }
}
