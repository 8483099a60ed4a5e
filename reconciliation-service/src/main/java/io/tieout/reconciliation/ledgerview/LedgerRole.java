package io.tieout.reconciliation.ledgerview;

/// Roles of the ledger's accounts that are asked for here. Blocks tell more: those are kept, too.
public enum LedgerRole {
    /// What customers owe on invoices.
    RECEIVABLE,
    /// What is owed to suppliers on bills.
    PAYABLE,
    /// On which invoices book what was earned.
    REVENUE
}
