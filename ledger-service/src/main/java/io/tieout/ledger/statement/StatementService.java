package io.tieout.ledger.statement;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.balance.AccountTurnover;
import io.tieout.ledger.balance.BalanceQueries;
import io.tieout.ledger.balance.Comparison;
import io.tieout.ledger.balance.ComparisonAmbiguous;
import io.tieout.ledger.balance.DimensionFilter;
import io.tieout.ledger.balance.DimensionName;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.Side;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads one snapshot, so that all figures of a statement agree.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class StatementService implements MonthEndReports {

    private final CompanyService companies;
    private final ChartService chart;
    private final BalanceQueries balances;
    private final StatementQueries lines;
    private final CashFlowQueries cashFlows;
    private final Clock clock;

    StatementService(
            CompanyService companies,
            ChartService chart,
            BalanceQueries balances,
            StatementQueries lines,
            CashFlowQueries cashFlows,
            Clock clock) {
        this.companies = companies;
        this.chart = chart;
        this.balances = balances;
        this.lines = lines;
        this.cashFlows = cashFlows;
        this.clock = clock;
    }

    /// Profit and loss of the month and of the year so far, the latter beside the year before.
    @Override
    public List<MonthEndReport> monthEnd(MonthEnd month) {
        var company = month.companyId();
        var days = new AskedPeriod(month.firstDay(), month.lastDay(), month.knownAt(), null);
        var year = new AskedPeriod(null, month.lastDay(), month.knownAt(), null, null, Comparison.PREVIOUS_YEAR, null);
        var scope = scope(company, days);
        var period = new ReportPeriod(month.firstDay(), month.lastDay());
        return List.of(
                new MonthEndReport.Whole("profit-and-loss", profitAndLoss(company, days, null)),
                new MonthEndReport.Whole("profit-and-loss-year", profitAndLoss(company, year, null)),
                new MonthEndReport.Whole("balance-sheet", balanceSheet(company, year)),
                new MonthEndReport.Whole("cash-flow", cashFlow(company, days, CashFlowMethod.INDIRECT)),
                new MonthEndReport.Whole("cash-flow-direct", cashFlow(company, days, CashFlowMethod.DIRECT)),
                new MonthEndReport.Streamed(
                        "journal",
                        JournalReportResponse.HEADER,
                        rows -> lines.forEachLine(scope, period, line -> rows.accept(line.cells()))),
                new MonthEndReport.Streamed(
                        "general-ledger", WholeLedger.HEADER, rows -> wholeLedger(scope, period, rows)));
    }

    private void wholeLedger(ReportScope scope, ReportPeriod period, Consumer<List<@Nullable Object>> rows) {
        var opening = balances(scope, period.dayBefore());
        var closing = balances(scope, period.to());
        var ledger = new WholeLedger(chart.all(scope.company().id()), period, opening, closing, rows);
        lines.forEachLineByAccount(scope, period, ledger::add);
        ledger.end();
    }

    /// @param by divides the profit by what lines carry under this name
    ProfitAndLossResponse profitAndLoss(UUID companyId, AskedPeriod asked, @Nullable DimensionName by) {
        var scope = scope(companyId, asked);
        var accounts = chart.all(companyId);
        var period = period(scope, asked.from(), asked.to());
        var compared = compared(scope, asked, period);
        var whole = ProfitAndLoss.of(
                accounts, period, scope, turnover(scope, period), compared == null ? null : turnover(scope, compared));
        return new ProfitAndLossResponse(
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                compared == null ? null : compared.from(),
                compared == null ? null : compared.to(),
                scope.company().baseCurrency(),
                whole.rows(),
                whole.profit(),
                by == null ? null : by.value(),
                by == null ? null : parts(by, scope, accounts, period));
    }

    /// @param asked as of the last of its days
    BalanceSheetResponse balanceSheet(UUID companyId, AskedPeriod asked) {
        var scope = scope(companyId, asked);
        var accounts = chart.all(companyId);
        var day = asked.to() == null ? scope.company().today(clock) : asked.to();
        var position = position(scope, day, "asOf");
        var other = Comparison.day(asked.compare(), asked.compareTo(), day);
        var compared = other == null ? null : position(scope, other, "compareTo");
        var sheet = BalanceSheet.of(accounts, scope, position, compared);
        return new BalanceSheetResponse(
                position.asOf(),
                position.yearStart(),
                scope.asked(),
                scope.dimensions().orNull(),
                other,
                scope.company().baseCurrency(),
                sheet.rows(),
                sheet.assets(),
                sheet.liabilitiesAndEquity());
    }

    /// @param asked counts what was posted from its first day on, or from the beginning
    AccountTreeResponse accountTree(UUID companyId, AskedPeriod asked) {
        var scope = scope(companyId, asked);
        var from = asked.from();
        var day = asked.to() == null ? scope.company().today(clock) : asked.to();
        var period = new ReportPeriod(from == null ? ReportPeriod.FIRST_DAY : from, day);
        var found = from == null ? balances(scope, day) : turnover(scope, period);
        return AccountTreeResponse.of(chart.all(companyId), period, from, scope, found);
    }

    RatiosResponse ratios(UUID companyId, AskedPeriod asked) {
        var scope = scope(companyId, asked);
        var period = period(scope, asked.from(), asked.to());
        var compared = compared(scope, asked, period);
        var before = compared == null ? null : ratios(companyId, asked, compared);
        return ratios(companyId, asked, period).comparedWith(before);
    }

    private RatiosResponse ratios(UUID companyId, AskedPeriod asked, ReportPeriod period) {
        var one = new AskedPeriod(period.from(), period.to(), asked.knownAt(), asked.dimensions());
        return RatiosResponse.of(profitAndLoss(companyId, one, null), balanceSheet(companyId, one));
    }

    CustomReportResultResponse custom(UUID companyId, CustomReport report, AskedPeriod asked) {
        var scope = scope(companyId, asked);
        var period = period(scope, asked.from(), asked.to());
        var compared = compared(scope, asked, period);
        return new CustomReportResultResponse(
                report.id(),
                report.name(),
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                compared == null ? null : compared.from(),
                compared == null ? null : compared.to(),
                scope.company().baseCurrency(),
                CustomReportResultResponse.Row.compared(
                        reckoning(scope, period).rows(report),
                        compared == null ? null : reckoning(scope, compared).rows(report)));
    }

    private CustomReckoning reckoning(ReportScope scope, ReportPeriod period) {
        var accounts = chart.all(scope.company().id());
        return new CustomReckoning(accounts, period, scope, turnover(scope, period), balances(scope, period.to()));
    }

    /// @param method indirect when null, and direct for a dimension
    CashFlowResponse cashFlow(UUID companyId, AskedPeriod asked, @Nullable CashFlowMethod method) {
        var scope = scope(companyId, asked);
        if (!scope.dimensions().areAny() && method == CashFlowMethod.INDIRECT) {
            throw new CashFlowOfDimensionIsDirect();
        }
        var usual = scope.dimensions().areAny() ? CashFlowMethod.INDIRECT : CashFlowMethod.DIRECT;
        var period = period(scope, asked.from(), asked.to());
        var compared = compared(scope, asked, period);
        var told = method == null ? usual : method;
        return cashFlow(scope, period, told).comparedWith(compared == null ? null : cashFlow(scope, compared, told));
    }

    private CashFlowResponse cashFlow(ReportScope scope, ReportPeriod period, CashFlowMethod method) {
        var accounts = chart.all(scope.company().id());
        var turnover = turnover(scope, period);
        var flow = new CashFlow(
                accounts, period, scope, turnover, cashFlows.placed(scope, period), cashFlows.movements(scope, period));
        return scope.dimensions().areAny()
                ? CashFlowResponse.of(
                        period,
                        scope,
                        method,
                        flow,
                        CashFlow.cash(accounts, balances(scope, period.dayBefore())),
                        CashFlow.cash(accounts, balances(scope, period.to())))
                : CashFlowResponse.ofDimensions(period, scope, flow);
    }

    GeneralLedgerResponse generalLedger(UUID companyId, AccountCode code, AskedPeriod asked, PageRequest page) {
        var scope = scope(companyId, asked);
        var account = chart.get(companyId, code);
        var period = period(scope, asked.from(), asked.to());
        var ledger = new LedgerLines(scope, code);
        var opening = balance(ledger, period.dayBefore());
        var found = Page.of(
                lines.lines(ledger, period, page),
                page,
                line -> List.of(
                        line.effectiveDate().toString(),
                        line.entryId().value().toString(),
                        String.valueOf(line.line())));
        return new GeneralLedgerResponse(
                code,
                account.name(),
                account.type(),
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                scope.company().baseCurrency(),
                opening,
                balance(ledger, period.to()),
                running(found.items(), page.isFirst() ? opening : balanceAfter(ledger, page.after())),
                found.next());
    }

    JournalReportResponse journal(UUID companyId, AskedPeriod asked, PageRequest page) {
        var scope = scope(companyId, asked);
        var period = period(scope, asked.from(), asked.to());
        var found = Page.of(
                lines.journal(scope, period, page),
                page,
                line -> List.of(
                        line.effectiveDate().toString(),
                        line.entryId().value().toString(),
                        String.valueOf(line.line())));
        var turnover = balances.turnover(scope, period.from(), period.to());
        var currency = scope.company().baseCurrency();
        return new JournalReportResponse(
                period.from(),
                period.to(),
                scope.asked(),
                scope.dimensions().orNull(),
                currency,
                Money.sum(turnover.stream().map(AccountTurnover::debit).toList(), currency),
                Money.sum(turnover.stream().map(AccountTurnover::credit).toList(), currency),
                found.items(),
                found.next());
    }

    /// Grows with the lines of one day, however far down the ledger the page stands.
    private Money balanceAfter(LedgerLines ledger, List<String> last) {
        var dayBefore = LocalDate.parse(last.getFirst()).minusDays(1);
        return balance(ledger, dayBefore).plus(lines.upTo(ledger, last));
    }

    /// No projection knows dimensions: narrowed to one, the balance is added up from the account's lines.
    private Money balance(LedgerLines ledger, LocalDate asOf) {
        var scope = ledger.scope();
        return scope.dimensions().areAny()
                ? balances.balance(scope.company(), ledger.account(), asOf, scope.knownAt())
                : lines.balance(ledger, asOf);
    }

    private static List<GeneralLedgerResponse.Line> running(List<GeneralLedgerResponse.Line> items, Money start) {
        var filled = new ArrayList<GeneralLedgerResponse.Line>();
        var balance = start;
        for (var line : items) {
            balance = line.side() == Side.DEBIT ? balance.plus(line.amount()) : balance.minus(line.amount());
            filled.add(line.standingAt(balance));
        }
        return filled;
    }

    private List<ProfitAndLossResponse.Part> parts(
            DimensionName by, ReportScope scope, List<Account> accounts, ReportPeriod period) {
        var byValue = lines.resultsBy(by, scope, period);
        if (byValue.keySet().stream().filter(Optional::isPresent).count() > TooManyParts.MAX) {
            throw new TooManyParts(by);
        }
        return byValue.entrySet().stream()
                .map(part -> {
                    var value = part.getKey().orElse(null);
                    var only = scope.and(DimensionFilter.of(by, value));
                    var statement = ProfitAndLoss.of(accounts, period, only, part.getValue(), null);
                    return new ProfitAndLossResponse.Part(value, statement.rows(), statement.profit());
                })
                .toList();
    }

    private ReportScope scope(UUID companyId, AskedPeriod asked) {
        return ReportScope.of(companies.get(companyId), asked.knownAt(), asked.dimensions());
    }

    private BalanceSheet.Position position(ReportScope scope, LocalDate asOf, String parameter) {
        requireInRange(asOf, parameter);
        var yearStart = ReportPeriod.startOfFiscalYear(asOf, scope.company().fiscalYearStartMonth());
        return new BalanceSheet.Position(
                asOf, yearStart, balances(scope, asOf), balances(scope, yearStart.minusDays(1)));
    }

    private ReportPeriod period(ReportScope scope, @Nullable LocalDate from, @Nullable LocalDate to) {
        var company = scope.company();
        var last = to == null ? company.today(clock) : to;
        var first = from == null
                ? ReportPeriod.startOfFiscalYear(requireInRange(last, "to"), company.fiscalYearStartMonth())
                : from;
        return new ReportPeriod(first, last);
    }

    private @Nullable ReportPeriod compared(ReportScope scope, AskedPeriod asked, ReportPeriod period) {
        var named = asked.compareFrom() != null || asked.compareTo() != null;
        if (asked.compare() == null) {
            return named ? period(scope, asked.compareFrom(), asked.compareTo()) : null;
        }
        if (named) {
            throw new ComparisonAmbiguous();
        }
        return period.before(asked.compare());
    }

    private Balances turnover(ReportScope scope, ReportPeriod period) {
        return sums(scope, balances.turnover(scope, period.from(), period.to()));
    }

    private Balances balances(ReportScope scope, LocalDate asOf) {
        return sums(scope, balances.turnover(scope, asOf));
    }

    private static Balances sums(ReportScope scope, List<AccountTurnover> turnovers) {
        return new Balances(
                scope.company().baseCurrency(),
                turnovers.stream().collect(Collectors.toMap(AccountTurnover::account, AccountTurnover::balance)));
    }
}
