package io.tieout.ledger.writeoff;

/// How far a write-off is.
enum WriteOffStatus {
    /// Waits for a second person.
    REQUESTED,
    POSTED,
    REJECTED,
    /// The match that it was a part of was undone.
    UNDONE
}
