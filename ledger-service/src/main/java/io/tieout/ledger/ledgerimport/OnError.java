package io.tieout.ledger.ledgerimport;

/// What one bad row means for the others.
enum OnError {
    /// Nothing of the file comes in.
    REFUSE,
    /// The others come in; of an entry with a bad row, nothing.
    SKIP
}
