package io.tieout.ledger.limit;

import io.tieout.platform.money.Money;

/// Where a limited account stands.
///
/// @param balance debit minus credit
/// @param heldDebit reserved to be debited
/// @param heldCredit reserved to be credited
record Standing(Money balance, Money heldDebit, Money heldCredit) {

    Standing plus(Money movement) {
        return new Standing(balance.plus(movement), heldDebit, heldCredit);
    }

    /// The balance if everything that is reserved were credited.
    Money lowest() {
        return balance.minus(heldCredit);
    }

    /// The balance if everything that is reserved were debited.
    Money highest() {
        return balance.plus(heldDebit);
    }
}
