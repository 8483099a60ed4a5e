package io.tieout.ledger.journal;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.platform.money.Money;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Knows at what the books carry money in other currencies. An interface, because the journal may not know who
/// does: they know the journal.
public interface CarriedMoney {

    /// Those of the accounts that hold money and are kept in another currency, as they stand now.
    Standing standing(UUID companyId, Collection<AccountCode> accounts);

    /// Accounts, followed line by line.
    interface Standing {

        /// Whether the account holds money in another currency.
        boolean holds(AccountCode account);

        /// What the books take off for money that leaves an account.
        ///
        /// @param rate for what goes out beyond the balance
        /// @return empty when the money comes in, when the account holds none in another currency, or
        /// when there is no saying
        Optional<Money> taken(AccountCode account, Side side, Money foreign, @Nullable Rate rate);

        void add(LineDraft line);
    }
}
