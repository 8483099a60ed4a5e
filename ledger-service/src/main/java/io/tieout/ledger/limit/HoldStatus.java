package io.tieout.ledger.limit;

/// What became of a hold.
enum HoldStatus {
    OPEN,
    POSTED,
    RELEASED
}
