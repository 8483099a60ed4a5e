package io.tieout.reconciliation.paymentmatch;

enum Decider {
    AUTOMATIC,
    USER
}
