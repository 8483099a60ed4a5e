package io.tieout.ledger.recurring;

/// What became of a planned reversal.
enum AutoReversalState {
    PLANNED,
    DONE,
    /// The books did not take it; somebody has to settle it.
    EXCEPTION,
    /// Somebody took the entry back before its day came.
    CANCELLED
}
