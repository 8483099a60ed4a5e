package io.tieout.reconciliation.paymentmatch;

enum MatchKind {
    PAYMENT,
    CLASSIFICATION
}
