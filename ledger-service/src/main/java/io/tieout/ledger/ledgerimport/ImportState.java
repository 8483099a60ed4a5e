package io.tieout.ledger.ledgerimport;

/// How an import ended.
enum ImportState {
    /// A dry run: nothing of it is in the books.
    CHECKED,
    REFUSED,
    DONE,
    REVERTED
}
