package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;

/// In which direction something is owed.
public enum ItemSide {
    /// To the company.
    RECEIVABLE,
    /// By the company.
    PAYABLE;

    /// The side of the journal on which it becomes more.
    public Side increase() {
        return this == RECEIVABLE ? Side.DEBIT : Side.CREDIT;
    }

    /// What a change of the carrying amount is to the company: positive is a gain.
    public Money gain(Money change) {
        return this == RECEIVABLE ? change : change.negated();
    }
}
