package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What accounts hold in other currencies than that of the books.
///
/// @param balances by account and currency; those that are zero in both are left out
record CurrencyBalancesResponse(LocalDate asOf, @Nullable String knownAt, List<CurrencyBalance> balances) {

    /// @param balance debit minus credit in the foreign currency
    /// @param carrying debit minus credit of the same lines in the currency of the books
    record CurrencyBalance(AccountCode account, Money balance, Money carrying) {}
}
