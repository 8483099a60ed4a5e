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
    STATEMENT_GAP
}
