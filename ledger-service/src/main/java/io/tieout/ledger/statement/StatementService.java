package io.tieout.ledger.statement;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.balance.AccountTurnover;
import io.tieout.ledger.balance.BalanceQueries;
import io.tieout.ledger.balance.KnownAt;
import io.tieout.ledger.company.Company;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Reads one snapshot, so that all figures of a statement agree.
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class StatementService {

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

    /// @param from the first day of the fiscal year of `to` when null
    /// @param to today where the company is when null
    /// @param compareFrom the first day of the fiscal year of `compareTo` when null
    /// @param by divides the profit by what lines carry under this name
    ProfitAndLossResponse profitAndLoss(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            @Nullable LocalDate compareFrom,
            @Nullable LocalDate compareTo,
            @Nullable DimensionName by) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var accounts = chart.all(companyId);
        var period = period(company, from, to);
        var compared = compareFrom == null && compareTo == null ? null : period(company, compareFrom, compareTo);
        var whole = ProfitAndLoss.of(
                accounts,
                period,
                knownAt,
                turnover(company, period, known),
                compared == null ? null : turnover(company, compared, known));
        var parts = by == null ? null : parts(by, company, accounts, period, knownAt, known);
        return new ProfitAndLossResponse(
                period.from(),
                period.to(),
                knownAt,
                compared == null ? null : compared.from(),
                compared == null ? null : compared.to(),
                company.baseCurrency(),
                whole.rows(),
                whole.profit(),
                by == null ? null : by.value(),
                parts);
    }

    /// @param asOf today where the company is when null
    BalanceSheetResponse balanceSheet(
            UUID companyId, @Nullable LocalDate asOf, @Nullable String knownAt, @Nullable LocalDate compareTo) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var accounts = chart.all(companyId);
        var position = position(company, asOf == null ? company.today(clock) : asOf, "asOf", known);
        var compared = compareTo == null ? null : position(company, compareTo, "compareTo", known);
        var sheet = BalanceSheet.of(accounts, knownAt, position, compared);
        return new BalanceSheetResponse(
                position.asOf(),
                position.yearStart(),
                knownAt,
                compareTo,
                company.baseCurrency(),
                sheet.rows(),
                sheet.assets(),
                sheet.liabilitiesAndEquity());
    }

    /// @param from first accounting date that counts; from the beginning when null
    /// @param asOf today where the company is when null
    AccountTreeResponse accountTree(
            UUID companyId, @Nullable LocalDate from, @Nullable LocalDate asOf, @Nullable String knownAt) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var day = asOf == null ? company.today(clock) : asOf;
        var period = new ReportPeriod(from == null ? ReportPeriod.FIRST_DAY : from, day);
        var found = from == null ? balances(company, day, known) : turnover(company, period, known);
        return AccountTreeResponse.of(chart.all(companyId), period, from, knownAt, found);
    }

    RatiosResponse ratios(UUID companyId, @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String knownAt) {
        var profit = profitAndLoss(companyId, from, to, knownAt, null, null, null);
        return RatiosResponse.of(profit, balanceSheet(companyId, profit.to(), knownAt, null));
    }

    CustomReportResultResponse custom(
            UUID companyId,
            CustomReport report,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var period = period(company, from, to);
        var closing = balances(company, period.to(), known);
        var turnover = closing.minus(balances(company, period.dayBefore(), known));
        var reckoning = new CustomReckoning(chart.all(companyId), period, knownAt, turnover, closing);
        return new CustomReportResultResponse(
                report.id(),
                report.name(),
                period.from(),
                period.to(),
                knownAt,
                company.baseCurrency(),
                reckoning.rows(report));
    }

    CashFlowResponse cashFlow(
            UUID companyId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            CashFlowMethod method) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var accounts = chart.all(companyId);
        var period = period(company, from, to);
        var before = balances(company, period.dayBefore(), known);
        var after = balances(company, period.to(), known);
        var flow = new CashFlow(
                accounts,
                period,
                knownAt,
                after.minus(before),
                cashFlows.placed(company, period, known),
                cashFlows.movements(company, period, known));
        return CashFlowResponse.of(
                period, knownAt, method, flow, CashFlow.cash(accounts, before), CashFlow.cash(accounts, after));
    }

    /// @param only lines with one value of a dimension, or without it; all when null
    GeneralLedgerResponse generalLedger(
            UUID companyId,
            AccountCode code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String knownAt,
            @Nullable DimensionFilter only,
            PageRequest page) {
        var company = companies.get(companyId);
        var known = KnownAt.parse(knownAt, company.timeZone());
        var account = chart.get(companyId, code);
        var period = period(company, from, to);
        var ledger = new LedgerLines(company, code, known, only);
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
                knownAt,
                only == null ? null : only.text(),
                company.baseCurrency(),
                opening,
                balance(ledger, period.to()),
                running(found.items(), page.isFirst() ? opening : balanceAfter(ledger, page.after())),
                found.next());
    }

    /// Grows with the lines of one day, however far down the ledger the page stands.
    private Money balanceAfter(LedgerLines ledger, List<String> last) {
        var dayBefore = LocalDate.parse(last.getFirst()).minusDays(1);
        return balance(ledger, dayBefore).plus(lines.upTo(ledger, last));
    }

    /// No projection knows dimensions: narrowed to one, the balance is added up from the account's lines.
    private Money balance(LedgerLines ledger, LocalDate asOf) {
        return ledger.only() == null
                ? balances.balance(ledger.company(), ledger.account(), asOf, ledger.knownAt())
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
            DimensionName by,
            Company company,
            List<Account> accounts,
            ReportPeriod period,
            @Nullable String knownAt,
            Optional<KnownAt> known) {
        var byValue = lines.resultsBy(by, company, period, known);
        if (byValue.keySet().stream().filter(Optional::isPresent).count() > TooManyParts.MAX) {
            throw new TooManyParts(by);
        }
        return byValue.entrySet().stream()
                .map(part -> {
                    var statement = ProfitAndLoss.of(accounts, period, knownAt, part.getValue(), null);
                    var only = DimensionFilter.of(by, part.getKey().orElse(null));
                    var rows = statement.rows().stream()
                            .map(row -> row.narrowed(period, knownAt, only))
                            .toList();
                    return new ProfitAndLossResponse.Part(part.getKey().orElse(null), rows, statement.profit());
                })
                .toList();
    }

    private BalanceSheet.Position position(Company company, LocalDate asOf, String parameter, Optional<KnownAt> known) {
        requireInRange(asOf, parameter);
        var yearStart = ReportPeriod.startOfFiscalYear(asOf, company.fiscalYearStartMonth());
        return new BalanceSheet.Position(
                asOf, yearStart, balances(company, asOf, known), balances(company, yearStart.minusDays(1), known));
    }

    private ReportPeriod period(Company company, @Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? company.today(clock) : to;
        var first = from == null
                ? ReportPeriod.startOfFiscalYear(requireInRange(last, "to"), company.fiscalYearStartMonth())
                : from;
        return new ReportPeriod(first, last);
    }

    private Balances turnover(Company company, ReportPeriod period, Optional<KnownAt> known) {
        return balances(company, period.to(), known).minus(balances(company, period.dayBefore(), known));
    }

    private Balances balances(Company company, LocalDate asOf, Optional<KnownAt> known) {
        return new Balances(
                company.baseCurrency(),
                balances.turnover(company, asOf, known).stream()
                        .collect(Collectors.toMap(AccountTurnover::account, AccountTurnover::balance)));
    }
}
