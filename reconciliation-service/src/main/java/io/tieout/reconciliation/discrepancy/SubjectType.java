package io.tieout.reconciliation.discrepancy;

/// What a discrepancy is about.
public enum SubjectType {
    BANK_LINE,
    MATCH,
    BANK_STATEMENT,
    OPEN_ITEM,
    /// What a supplier says otherwise than our books.
    SUPPLIER_DIFFERENCE
}
