package io.tieout.ledger.businessfact;

/// What became of a fact.
enum FactState {
    /// Somebody has to do something before it can be posted.
    WAITING,
    POSTED,
    /// Somebody decided that it makes no entry.
    DISMISSED
}
