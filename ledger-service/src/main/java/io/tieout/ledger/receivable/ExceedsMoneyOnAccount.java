package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

/// More is taken of a customer's money on account than there is.
final class ExceedsMoneyOnAccount extends Conflict {

    ExceedsMoneyOnAccount(Money there, Money wanted) {
        super(
                "exceeds-money-on-account",
                "More is taken than the customer has on account",
                "On account are " + there + ", not " + wanted);
        fact("open", there);
    }
}
