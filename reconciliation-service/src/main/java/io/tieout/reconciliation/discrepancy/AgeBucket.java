package io.tieout.reconciliation.discrepancy;

/// How old open discrepancies are, from the day of their opening.
enum AgeBucket {
    DAYS_0_7,
    DAYS_8_30,
    DAYS_31_60,
    DAYS_61_90,
    DAYS_91_UP
}
