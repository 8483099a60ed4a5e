package io.tieout.ledger.taxreport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.balance.BalanceQueries;
import io.tieout.ledger.balance.Dimensions;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.MonthEndReports;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads one snapshot, so that the report and the accounts are of the same moment.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class TaxReportService implements MonthEndReports {

    private static final int MAX_NAMED = 100;

    private final CompanyService companies;
    private final ChartService chart;
    private final BalanceQueries balances;
    private final TaxReportQueries queries;
    private final Clock clock;

    TaxReportService(
            CompanyService companies,
            ChartService chart,
            BalanceQueries balances,
            TaxReportQueries queries,
            Clock clock) {
        this.companies = companies;
        this.chart = chart;
        this.balances = balances;
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public List<MonthEndReport> monthEnd(MonthEnd month) {
        return List.of(new MonthEndReport.Whole(
                "tax", report(month.companyId(), month.firstDay(), month.lastDay(), month.knownAt(), null)));
    }

    TaxReportResponse report(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            @Nullable Dimensions dimensions) {
        var company = companies.get(companyId);
        var period = period(company, from, to);
        var scope = ReportScope.of(company, knownAt, dimensions);
        var rows = queries.sums(scope, period).stream()
                .map(sum -> TaxReportResponse.Row.of(sum, period, scope))
                .toList();
        return TaxReportResponse.of(period, scope, rows, tieOut(scope, period));
    }

    TaxDocumentsResponse documents(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            @Nullable Dimensions dimensions,
            TaxDocumentFilter filter,
            PageRequest page) {
        var company = companies.get(companyId);
        var period = period(company, from, to);
        var scope = ReportScope.of(company, knownAt, dimensions);
        var rows = Page.of(
                queries.documents(scope, period, filter, page),
                page,
                row -> List.of(
                        row.effectiveDate().toString(), row.entryId().value().toString()));
        return new TaxDocumentsResponse(
                period.from(),
                period.to(),
                knownAt,
                scope.dimensions().orNull(),
                filter.direction(),
                filter.taxCode(),
                rows.items(),
                rows.next());
    }

    private List<TaxReportResponse.TieOut> tieOut(ReportScope scope, TaxPeriod period) {
        var company = scope.company();
        var explained = queries.explained(scope, period);
        var lines = new ArrayList<TaxReportResponse.TieOut>();
        // There are four: one account for each direction.
        for (var direction : TaxDirection.values()) {
            var account = chart.findByRole(company.id(), direction.role());
            if (account.isPresent()) {
                var code = account.get();
                var reported = Objects.requireNonNull(explained.getOrDefault(code, Money.zero(company.baseCurrency())));
                var movement = movement(scope, code, period);
                var unexplained = movement.equals(reported)
                        ? List.<TaxReportQueries.Unexplained>of()
                        : queries.unexplained(scope, code, period, MAX_NAMED);
                lines.add(TaxReportResponse.TieOut.of(
                        direction, code, direction.of(movement), direction.of(reported), unexplained, period, scope));
            }
        }
        return lines;
    }

    /// Debit minus credit, from the stored balances and not from the lines that the report reads; of some lines only,
    /// from all lines of the account that are among them.
    private Money movement(ReportScope scope, AccountCode account, TaxPeriod period) {
        var company = scope.company();
        return scope.dimensions().areAny()
                ? balances.balance(company, account, period.to(), scope.knownAt())
                        .minus(balances.balance(company, account, period.from().minusDays(1), scope.knownAt()))
                : queries.movement(scope, account, period);
    }

    private TaxPeriod period(Company company, @Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? company.today(clock) : to;
        return new TaxPeriod(from == null ? last.withDayOfMonth(1) : from, last);
    }
}
