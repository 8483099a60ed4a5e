package io.tieout.reconciliation.settlement;

/// Where a settlement stands.
enum SettlementStatus {
    DRAFT,
    /// The ledger has not answered yet.
    APPROVED,
    POSTED,
    /// It is to be taken back, and the ledger has not answered yet.
    UNDOING,
    UNDONE,
    WITHDRAWN
}
