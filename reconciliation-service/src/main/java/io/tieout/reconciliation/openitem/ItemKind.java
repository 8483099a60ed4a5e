package io.tieout.reconciliation.openitem;

/// What an open item is.
public enum ItemKind {
    /// A customer owes it.
    INVOICE,
    /// We owe it, and the customer may keep it back from a payment.
    CREDIT_NOTE,
    /// We pay it back: the bank's outgoing line is expected.
    REFUND,
    /// We owe it to a supplier, and may pay it. Bills are matched apart from what customers owe.
    BILL,
    /// A supplier owes it to us, for a credit note: it pays us, or we keep it back from what we pay.
    SUPPLIER_CREDIT;

    /// Whether it is about a supplier.
    public boolean isPayable() {
        return this == BILL || this == SUPPLIER_CREDIT;
    }

    /// Whether a line may be about it and a customer. Money goes out for a credit note by a refund only, and what is
    /// refunded is not kept back as well.
    ///
    /// @param amountMinor of a bank line: money in is positive
    public boolean isFor(long amountMinor) {
        return switch (this) {
            case INVOICE -> true;
            case CREDIT_NOTE -> amountMinor >= 0;
            case REFUND -> amountMinor < 0;
            case BILL, SUPPLIER_CREDIT -> false;
        };
    }
}
