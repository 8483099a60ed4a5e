package io.tieout.reconciliation.discrepancy;

/// Why it was so, in the words of whoever resolved it.
enum CauseCode {
    BANK_ERROR,
    CUSTOMER_ERROR,
    OWN_ERROR,
    DISPUTE,
    REFUND,
    WRITE_OFF,
    TIMING,
    ACCEPTED,
    OTHER
}
