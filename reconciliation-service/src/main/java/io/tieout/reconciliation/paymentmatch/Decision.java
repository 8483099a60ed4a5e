package io.tieout.reconciliation.paymentmatch;

/// What led to a match.
enum Decision {
    AUTO,
    EXCEPTION,
    IGNORE,
    MANUAL
}
