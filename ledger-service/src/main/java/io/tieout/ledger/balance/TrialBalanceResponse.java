package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.ledger.period.FiscalYear;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// @param knownAt as asked for; absent when everything known now counts
/// @param dimensions only lines of these, which need not balance; absent when all count
/// @param compareTo absent when nothing is compared
/// @param accounts those with a turnover, by code: income and distributions since the fiscal year began, everything
/// else since the books began
record TrialBalanceResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        TrialBalanceStage stage,
        @Nullable LocalDate compareTo,
        Currency currency,
        List<Row> accounts,
        Total total)
        implements Tabular {

    /// @param debit turnover
    /// @param credit turnover
    /// @param debitBalance what debit exceeds credit by, else zero
    /// @param creditBalance what credit exceeds debit by, else zero
    /// @param compared debit minus credit on the date compared with
    /// @param link the account's lines, adjusting ones included
    record Row(
            AccountCode account,
            String name,
            AccountType type,
            Money debit,
            Money credit,
            Money debitBalance,
            Money creditBalance,
            @Nullable Money compared,
            String link) {

        static Row of(AccountTurnover turnover, @Nullable Money compared, String link) {
            var balance = turnover.balance();
            var zero = Money.zero(balance.currency());
            return new Row(
                    turnover.account(),
                    turnover.name(),
                    turnover.type(),
                    turnover.debit(),
                    turnover.credit(),
                    balance.isPositive() ? balance : zero,
                    balance.isNegative() ? balance.negated() : zero,
                    compared,
                    link);
        }
    }

    /// @param compared zero when the books balance and all lines count
    record Total(
            Money debit,
            Money credit,
            Money debitBalance,
            Money creditBalance,
            @Nullable Money compared) {}

    /// @param compared the same accounts on the date compared with; none when null
    static TrialBalanceResponse of(
            LocalDate asOf,
            ReportScope scope,
            TrialBalanceStage stage,
            List<AccountTurnover> turnovers,
            @Nullable LocalDate compareTo,
            @Nullable List<AccountTurnover> compared) {
        var currency = scope.company().baseCurrency();
        var then = compared == null
                ? null
                : compared.stream().collect(Collectors.toMap(AccountTurnover::account, AccountTurnover::balance));
        var rows = new ArrayList<Row>();
        for (var turnover : turnovers) {
            var other = then == null
                    ? null
                    : Objects.requireNonNull(then.getOrDefault(turnover.account(), Money.zero(currency)));
            if (!turnover.isNone() || (other != null && !other.isZero())) {
                rows.add(Row.of(turnover, other, link(turnover, asOf, scope)));
            }
        }
        var total = new Total(
                Money.sum(rows.stream().map(Row::debit).toList(), currency),
                Money.sum(rows.stream().map(Row::credit).toList(), currency),
                Money.sum(rows.stream().map(Row::debitBalance).toList(), currency),
                Money.sum(rows.stream().map(Row::creditBalance).toList(), currency),
                then == null ? null : Money.sum(then.values(), currency));
        return new TrialBalanceResponse(
                asOf, scope.asked(), scope.dimensions().orNull(), stage, compareTo, currency, rows, total);
    }

    private static String link(AccountTurnover turnover, LocalDate asOf, ReportScope scope) {
        var yearStart = FiscalYear.containing(
                        YearMonth.from(asOf), scope.company().fiscalYearStartMonth())
                .firstDay();
        return LedgerLink.to(
                turnover.account(), turnover.endsWithTheYear() ? yearStart : BalanceQueries.FIRST_DAY, asOf, scope);
    }

    @Override
    public Table table() {
        var header =
                new ArrayList<>(List.of("account", "name", "type", "debit", "credit", "debitBalance", "creditBalance"));
        if (compareTo != null) {
            header.add("compared");
        }
        header.add("currency");
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var row : accounts) {
            var line = Table.row(
                    row.account(),
                    row.name(),
                    row.type(),
                    row.debit(),
                    row.credit(),
                    row.debitBalance(),
                    row.creditBalance());
            if (compareTo != null) {
                line.add(row.compared());
            }
            line.add(currency);
            lines.add(line);
        }
        return new Table("trial-balance", header, lines);
    }
}
