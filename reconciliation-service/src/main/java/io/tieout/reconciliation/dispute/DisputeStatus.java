package io.tieout.reconciliation.dispute;

/// Where a dispute stands.
enum DisputeStatus {
    OPEN,
    IN_REVIEW,
    /// Its outcome is decided, and the ledger has not answered yet.
    RESOLVING,
    RESOLVED
}
