package io.tieout.ledger.statement;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/// Debit minus credit per account; an account that is not named stands at zero.
record Balances(Currency currency, Map<AccountCode, Money> byAccount) {

    Balances {
        byAccount = Map.copyOf(byAccount);
    }

    Money of(AccountCode account) {
        var found = byAccount.get(account);
        return found == null ? Money.zero(currency) : found;
    }

    Balances minus(Balances earlier) {
        var difference = new HashMap<>(byAccount);
        earlier.byAccount.forEach((account, money) -> difference.merge(account, money.negated(), Money::plus));
        return new Balances(currency, difference);
    }
}
