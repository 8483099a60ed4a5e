package io.tieout.ledger.balance;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.ledger.report.MonthEnd;
import io.tieout.ledger.report.MonthEndReport;
import io.tieout.ledger.report.MonthEndReports;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads one snapshot, so that a report of two queries does not see a posting in one of them only.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ReportService implements MonthEndReports {

    private final CompanyService companies;
    private final BalanceQueries balances;
    private final Clock clock;

    ReportService(CompanyService companies, BalanceQueries balances, Clock clock) {
        this.companies = companies;
        this.balances = balances;
        this.clock = clock;
    }

    /// @param asOf last accounting date that counts; today where the company is when null
    /// @param knownAt a date or an instant; all that is known now when null
    /// @param compareTo another date whose balances stand beside; none when null
    /// @param compare says the same in words
    /// @param dimensions only lines of these; all when null
    TrialBalanceResponse trialBalance(
            UUID companyId,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            TrialBalanceStage stage,
            @Nullable LocalDate compareTo,
            @Nullable Comparison compare,
            @Nullable Dimensions dimensions) {
        var company = companies.get(companyId);
        var scope = ReportScope.of(company, knownAt, dimensions);
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var other = Comparison.day(compare, compareTo, day);
        var compared = other == null ? null : at(scope, requireInRange(other, "compareTo"), stage);
        return TrialBalanceResponse.of(day, scope, stage, at(scope, day, stage), other, compared);
    }

    @Override
    public List<MonthEndReport> monthEnd(MonthEnd month) {
        return Stream.of(TrialBalanceStage.values())
                .<MonthEndReport>map(stage -> new MonthEndReport.Whole(
                        "trial-balance-" + stage.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        trialBalance(month.companyId(), month.lastDay(), month.knownAt(), stage, null, null, null)))
                .toList();
    }

    /// @param from first accounting date that counts; balances when null
    /// @param accounts only these; all when empty
    AccountBalancesResponse accountBalances(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            Set<AccountCode> accounts,
            @Nullable Dimensions dimensions) {
        var company = companies.get(companyId);
        var scope = ReportScope.of(company, knownAt, dimensions);
        var day = requireInRange(asOf == null ? company.today(clock) : asOf, "asOf");
        var turnover = from == null
                ? carried(scope, day, balances.turnover(scope, day))
                : balances.turnover(scope, requireInRange(from, "from"), day);
        var wanted = turnover.stream()
                .filter(row -> accounts.isEmpty() || accounts.contains(row.account()))
                .map(AccountBalancesResponse.Row::from)
                .toList();
        return new AccountBalancesResponse(
                from, day, knownAt, scope.dimensions().orNull(), company.baseCurrency(), wanted);
    }

    private List<AccountTurnover> at(ReportScope scope, LocalDate day, TrialBalanceStage stage) {
        var turnover = balances.turnover(scope, day);
        return switch (stage) {
            case UNADJUSTED ->
                carried(
                        scope,
                        day,
                        AccountTurnover.difference(turnover, balances.adjustments(scope, day.withDayOfMonth(1), day)));
            case ADJUSTED -> carried(scope, day, turnover);
            case POST_CLOSING -> RetainedEarnings.carry(turnover, turnover);
        };
    }

    /// On the first day of a fiscal year the income accounts begin anew, whether somebody closed the old one or not.
    private List<AccountTurnover> carried(ReportScope scope, LocalDate day, List<AccountTurnover> turnover) {
        var yearStart = FiscalYear.containing(
                        YearMonth.from(day), scope.company().fiscalYearStartMonth())
                .firstDay();
        return RetainedEarnings.carry(turnover, balances.turnover(scope, yearStart.minusDays(1)));
    }
}
