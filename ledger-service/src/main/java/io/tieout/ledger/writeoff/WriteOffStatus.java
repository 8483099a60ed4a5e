package io.tieout.ledger.writeoff;

/// How far a write-off is.
enum WriteOffStatus {
    /// Waits for a second person.
    REQUESTED,
    POSTED,
    REJECTED
}
