package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What accounts hold in other currencies than that of the books.
///
/// @param balances by account and currency; those that are zero in both are left out
record CurrencyBalancesResponse(LocalDate asOf, @Nullable String knownAt, List<CurrencyBalance> balances)
        implements Tabular {

    /// @param balance debit minus credit in the foreign currency
    /// @param carrying debit minus credit of the same lines in the currency of the books
    record CurrencyBalance(AccountCode account, Money balance, Money carrying) {}

    @Override
    public Table table() {
        return new Table(
                "currency-balances",
                List.of("account", "balance", "currency", "carrying", "carryingCurrency"),
                balances.stream()
                        .map(row -> Table.row(
                                row.account(),
                                row.balance(),
                                row.balance().currency(),
                                row.carrying(),
                                row.carrying().currency()))
                        .toList());
    }
}
