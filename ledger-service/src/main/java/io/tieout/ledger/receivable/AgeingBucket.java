package io.tieout.ledger.receivable;

/// How long an amount has been due.
public enum AgeingBucket {
    NOT_DUE,
    DAYS_1_TO_30,
    DAYS_31_TO_60,
    DAYS_61_TO_90,
    OVER_90
}
