package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param knownAt as asked for; absent when everything known now counts
/// @param accounts those with a turnover, by code: income and distributions since the fiscal year began, everything
/// else since the books began
record TrialBalanceResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        TrialBalanceStage stage,
        Currency currency,
        List<Row> accounts,
        Total total)
        implements Tabular {

    /// @param debit turnover
    /// @param credit turnover
    /// @param debitBalance what debit exceeds credit by, else zero
    /// @param creditBalance what credit exceeds debit by, else zero
    record Row(
            AccountCode account,
            String name,
            AccountType type,
            Money debit,
            Money credit,
            Money debitBalance,
            Money creditBalance) {

        static Row from(AccountTurnover turnover) {
            var balance = turnover.balance();
            var zero = Money.zero(balance.currency());
            return new Row(
                    turnover.account(),
                    turnover.name(),
                    turnover.type(),
                    turnover.debit(),
                    turnover.credit(),
                    balance.isPositive() ? balance : zero,
                    balance.isNegative() ? balance.negated() : zero);
        }
    }

    record Total(Money debit, Money credit, Money debitBalance, Money creditBalance) {}

    static TrialBalanceResponse of(
            LocalDate asOf,
            @Nullable String knownAt,
            TrialBalanceStage stage,
            Currency currency,
            List<AccountTurnover> turnovers) {
        var rows = turnovers.stream()
                .filter(turnover -> !turnover.isNone())
                .map(Row::from)
                .toList();
        var total = new Total(
                Money.sum(rows.stream().map(Row::debit).toList(), currency),
                Money.sum(rows.stream().map(Row::credit).toList(), currency),
                Money.sum(rows.stream().map(Row::debitBalance).toList(), currency),
                Money.sum(rows.stream().map(Row::creditBalance).toList(), currency));
        return new TrialBalanceResponse(asOf, knownAt, stage, currency, rows, total);
    }

    @Override
    public Table table() {
        return new Table(
                "trial-balance",
                List.of("account", "name", "type", "debit", "credit", "debitBalance", "creditBalance", "currency"),
                accounts.stream()
                        .map(row -> Table.row(
                                row.account(),
                                row.name(),
                                row.type(),
                                row.debit(),
                                row.credit(),
                                row.debitBalance(),
                                row.creditBalance(),
                                currency))
                        .toList());
    }
}
