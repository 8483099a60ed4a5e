package io.tieout.reconciliation.dispute;

/// Why a customer disputes an invoice.
public enum DisputeReason {
    WRONG_PRICE,
    WRONG_QUANTITY,
    WRONG_TAX,
    NOT_ORDERED,
    NOT_RECEIVED,
    DAMAGED,
    LATE,
    ALREADY_PAID,
    OTHER
}
