package io.tieout.reconciliation.dispute;

/// Who said something: one of our people, or the customer.
public enum DisputeSide {
    COMPANY,
    CUSTOMER
}
