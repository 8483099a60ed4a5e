package io.tieout.ledger.statement;

import io.tieout.ledger.account.Account;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.CashFlowCategory;
import io.tieout.ledger.balance.ReportScope;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where the cash of a period came from and went to.
///
/// Each entry that moves cash says by its other lines what the cash was for. The indirect method begins with the
/// profit instead and takes out what was not cash. It reaches the same operating sum, because the lines of the
/// entries without cash add up to zero: what they did to operating accounts is the opposite of what they did to all
/// others.
final class CashFlow {

    private final Collection<Account> chart;
    private final ReportPeriod period;

    private final ReportScope scope;

    private final Balances turnover;
    private final List<PlacedAmount> placed;
    private final List<CashMovement> movements;
    private final Currency currency;

    /// @param turnover of the period
    /// @param placed of all entries of the period that touch more than operating accounts
    /// @param movements of the entries that moved cash
    CashFlow(
            Collection<Account> chart,
            ReportPeriod period,
            ReportScope scope,
            Balances turnover,
            List<PlacedAmount> placed,
            List<CashMovement> movements) {
        this.chart = chart;
        this.period = period;
        this.scope = scope;
        this.turnover = turnover;
        this.placed = placed;
        this.movements = movements;
        this.currency = turnover.currency();
    }

    List<CashFlowRow> rows(CashFlowPlace place, CashFlowMethod method) {
        return place == CashFlowPlace.OPERATING && method == CashFlowMethod.INDIRECT ? indirect() : cash(place);
    }

    Money total(List<CashFlowRow> rows) {
        return sum(rows.stream().map(CashFlowRow::amount).toList());
    }

    /// Cash brought forward or changed by exchange rates: no row of its own, only its sum.
    Money total(CashFlowPlace place) {
        return total(cash(place));
    }

    /// What came in or went out on bank lines that nobody has explained yet.
    Money unexplained() {
        return turnoverOf(CashFlowCategory.CLEARING).negated();
    }

    Money change() {
        return turnoverOf(CashFlowCategory.CASH);
    }

    static Money cash(Collection<Account> chart, Balances balances) {
        return Money.sum(
                chart.stream()
                        .filter(account -> account.mapping().cashFlow() == CashFlowCategory.CASH)
                        .map(account -> balances.of(account.code()))
                        .toList(),
                balances.currency());
    }

    /// The accounts that moved and of which nobody has said where they belong.
    List<CashFlowRow> unmapped() {
        return chart.stream()
                .filter(account -> account.postable() && account.mapping().cashFlow() == null)
                .filter(account -> !ProfitAndLoss.isResult(account))
                .filter(account -> !turnover.of(account.code()).isZero()
                        || placed.stream().anyMatch(amount -> amount.account().equals(account.code())))
                .map(account -> row(
                        CashFlowRow.Kind.WITHOUT_CASH,
                        account,
                        turnover.of(account.code()).negated()))
                .toList();
    }

    private List<CashFlowRow> cash(CashFlowPlace place) {
        var names = chart.stream().collect(Collectors.toMap(Account::code, Account::name));
        return movements.stream()
                .filter(movement -> movement.place() == place)
                .map(movement -> new CashFlowRow(
                        CashFlowRow.Kind.CASH,
                        movement.account(),
                        Objects.requireNonNull(names.get(movement.account())),
                        movement.received().plus(movement.paid()),
                        movement.received(),
                        movement.paid(),
                        DrillLink.toLedger(movement.account(), period.from(), period.to(), scope)))
                .toList();
    }

    private List<CashFlowRow> indirect() {
        var rows = new ArrayList<CashFlowRow>();
        rows.add(new CashFlowRow(
                CashFlowRow.Kind.PROFIT,
                null,
                "Profit of the period",
                ProfitAndLoss.profit(chart, turnover),
                null,
                null,
                DrillLink.toProfitAndLoss(period.from(), period.to(), scope)));
        var elsewhere = amounts(amount -> amount.place() != CashFlowPlace.OPERATING);
        chart.stream()
                .filter(Account::postable)
                .filter(ProfitAndLoss::isResult)
                .map(account -> row(CashFlowRow.Kind.NOT_OPERATING, account, elsewhere.of(account.code())))
                .filter(row -> !row.amount().isZero())
                .forEach(rows::add);
        chart.stream()
                .filter(Account::postable)
                .filter(account ->
                        account.mapping().cashFlow() == CashFlowCategory.OPERATING && !ProfitAndLoss.isResult(account))
                .map(account -> row(
                        CashFlowRow.Kind.WORKING_CAPITAL,
                        account,
                        elsewhere.of(account.code()).minus(turnover.of(account.code()))))
                .filter(row -> !row.amount().isZero())
                .forEach(rows::add);
        withoutCash()
                .forEach((place, amount) -> rows.add(new CashFlowRow(
                        CashFlowRow.Kind.WITHOUT_CASH,
                        null,
                        place + " without cash",
                        amount.negated(),
                        null,
                        null,
                        null)));
        return rows;
    }

    private Map<CashFlowPlace, Money> withoutCash() {
        var sums = new EnumMap<CashFlowPlace, Money>(CashFlowPlace.class);
        placed.stream()
                .filter(amount -> !amount.paid()
                        && amount.place() != CashFlowPlace.OPERATING
                        && amount.place() != CashFlowPlace.UNMAPPED)
                .forEach(amount -> sums.merge(amount.place(), amount.amount(), Money::plus));
        sums.values().removeIf(Money::isZero);
        return sums;
    }

    private Balances amounts(Predicate<PlacedAmount> wanted) {
        var sums = new HashMap<AccountCode, Money>();
        placed.stream().filter(wanted).forEach(amount -> sums.merge(amount.account(), amount.amount(), Money::plus));
        return new Balances(currency, sums);
    }

    private CashFlowRow row(CashFlowRow.Kind kind, Account account, Money amount) {
        return new CashFlowRow(
                kind,
                account.code(),
                account.name(),
                amount,
                null,
                null,
                DrillLink.toLedger(account.code(), period.from(), period.to(), scope));
    }

    private Money turnoverOf(CashFlowCategory category) {
        return sum(chart.stream()
                .filter(account -> account.mapping().cashFlow() == category)
                .map(account -> turnover.of(account.code()))
                .toList());
    }

    private Money sum(List<Money> amounts) {
        return Money.sum(amounts, currency);
    }
}
