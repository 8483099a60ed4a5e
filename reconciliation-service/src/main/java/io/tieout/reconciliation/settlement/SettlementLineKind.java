package io.tieout.reconciliation.settlement;

/// What a line of a settlement is.
enum SettlementLineKind {
    INVOICE,
    CREDIT_NOTE,
    /// Money of the customer that belongs to no invoice.
    ON_ACCOUNT
}
