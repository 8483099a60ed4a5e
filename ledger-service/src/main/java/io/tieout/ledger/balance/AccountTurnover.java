package io.tieout.ledger.balance;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.AccountType;
import io.tieout.platform.money.Money;

/// What went through an account.
public record AccountTurnover(AccountCode account, String name, AccountType type, Money debit, Money credit) {

    /// Positive when debit is more.
    public Money balance() {
        return debit.minus(credit);
    }

    AccountTurnover minus(AccountTurnover earlier) {
        return new AccountTurnover(account, name, type, debit.minus(earlier.debit), credit.minus(earlier.credit));
    }
}
