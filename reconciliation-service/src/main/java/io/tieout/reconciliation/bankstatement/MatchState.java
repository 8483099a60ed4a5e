package io.tieout.reconciliation.bankstatement;

/// How far a bank line is explained. Kept by the matching features, read by everyone.
public enum MatchState {
    UNMATCHED,
    /// A match is on its way to the ledger.
    RESERVED,
    MATCHED,
    CLASSIFIED,
    /// There is nothing to explain: the line is not in the books.
    NONE
}
