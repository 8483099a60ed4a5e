package io.tieout.ledger.recurring;

/// What became of a date of the calendar.
enum RunState {
    POSTED,
    /// The books did not take it; somebody has to settle it.
    EXCEPTION,
    /// Somebody decided that there is no entry for this date.
    SKIPPED
}
