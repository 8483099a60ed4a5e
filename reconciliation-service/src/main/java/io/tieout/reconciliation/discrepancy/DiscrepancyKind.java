package io.tieout.reconciliation.discrepancy;

/// What is different from what it should be.
public enum DiscrepancyKind {
    /// Less came than is owed.
    UNDERPAID,
    /// More came than is owed; the rest is on account.
    OVERPAID,
    /// Money that nothing explains well enough.
    UNKNOWN_MONEY,
    /// Money that several things explain equally well.
    AMBIGUOUS,
    /// The same was paid again, or the same line came again.
    DUPLICATE,
    /// Money for an order that has no invoice yet.
    PREPAYMENT,
    /// Money that a bank took back.
    RETURNED,
    /// The ledger did not post what was matched.
    REFUSED_BY_LEDGER,
    /// A statement does not start where the one before it ended.
    STATEMENT_GAP,
    /// An invoice is due for some time and nothing came.
    MISSING_PAYMENT,
    /// Somebody else than the customer or its group paid.
    WRONG_PAYER,
    /// What came is neither too little nor too much by itself: only a rate would explain it.
    WRONG_AMOUNT,
    /// A supplier's statement says something else than our books.
    SUPPLIER_STATEMENT;

    /// How long people have for it where the company says nothing.
    int standardDueDays() {
        return switch (this) {
            case REFUSED_BY_LEDGER, STATEMENT_GAP -> 2;
            case RETURNED -> 3;
            case UNKNOWN_MONEY, AMBIGUOUS -> 5;
            case DUPLICATE, WRONG_PAYER, WRONG_AMOUNT -> 7;
            case UNDERPAID, OVERPAID, PREPAYMENT, MISSING_PAYMENT, SUPPLIER_STATEMENT -> 14;
        };
    }
}
