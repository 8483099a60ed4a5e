package io.tieout.reconciliation.openitem;

/// What an open item is.
public enum ItemKind {
    /// A customer owes it.
    INVOICE,
    /// We owe it, and the customer may keep it back from a payment.
    CREDIT_NOTE,
    /// We pay it back: the bank's outgoing line is expected.
    REFUND;

    /// Money goes out for a credit note by a refund only, and what is refunded is not kept back as well.
    ///
    /// @param amountMinor of a bank line: money in is positive
    public boolean isFor(long amountMinor) {
        return amountMinor < 0 ? this != CREDIT_NOTE : this != REFUND;
    }
}
