package io.tieout.reconciliation.matching;

/// What a line is when it is no customer's payment.
public enum LineKind {
    BANK_FEE,
    INTEREST,
    TAX,
    PAYROLL,
    OWN_TRANSFER,
    OTHER
}
