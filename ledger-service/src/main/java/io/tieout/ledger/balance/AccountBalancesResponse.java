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

/// @param from when present, the accounts show what was posted from this day on and nothing is carried; when absent
/// they show balances: income of the fiscal year, earlier profit in retained earnings
/// @param knownAt as asked for; absent when everything known now counts
/// @param dimensions only lines of these; absent when all count
record AccountBalancesResponse(
        @Nullable LocalDate from,
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable Dimensions dimensions,
        Currency currency,
        List<Row> accounts)
        implements Tabular {

    /// @param balance debit minus credit: positive for assets and expenses as they usually stand
    record Row(AccountCode account, String name, AccountType type, Money debit, Money credit, Money balance) {

        static Row from(AccountTurnover turnover) {
            return new Row(
                    turnover.account(),
                    turnover.name(),
                    turnover.type(),
                    turnover.debit(),
                    turnover.credit(),
                    turnover.balance());
        }
    }

    @Override
    public Table table() {
        return new Table(
                "account-balances",
                List.of("account", "name", "type", "debit", "credit", "balance", "currency"),
                accounts.stream()
                        .map(row -> Table.row(
                                row.account(),
                                row.name(),
                                row.type(),
                                row.debit(),
                                row.credit(),
                                row.balance(),
                                currency))
                        .toList());
    }
}
