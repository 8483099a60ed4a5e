package io.tieout.reconciliation.paymentmatch;

/// How far a match has come.
enum MatchStatus {
    /// Decided and reserved; the ledger is asked.
    MATCHED,
    /// In the books.
    POSTED,
    /// The ledger said no; nothing was posted.
    REFUSED,
    /// In the books, the ledger is asked to reverse it.
    UNDOING,
    /// Reversed; the line is unexplained again.
    UNDONE
}
