package io.tieout.reconciliation.bankreconciliation;

enum ReconciliationStatus {
    /// Kept until it is signed or prepared anew.
    DRAFT,
    SIGNED
}
