package io.tieout.ledger.monthend;

/// How far a set is.
enum MonthEndState {
    /// Statements that began before its moment of knowledge may still be running.
    REQUESTED,
    /// Waits for the last transaction that could add to it.
    SETTLING,
    RUNNING,
    DONE,
    FAILED
}
