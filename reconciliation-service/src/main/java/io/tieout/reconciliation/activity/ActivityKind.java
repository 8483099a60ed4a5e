package io.tieout.reconciliation.activity;

/// What was done.
public enum ActivityKind {
    /// Somebody is to see to it.
    ASSIGNED,
    /// Nobody sees to it any more.
    RELEASED,
    COMMENTED,
    /// A person took a match back; the ledger is asked.
    UNDO_REQUESTED,
    /// The ledger keeps the match.
    UNDO_REFUSED,
    UNDONE,
    /// The ledger did not post the match.
    MATCH_REFUSED,
    /// A person closed a discrepancy and said why.
    RESOLVED,
    /// A discrepancy is beyond its deadline.
    REMINDED
}
