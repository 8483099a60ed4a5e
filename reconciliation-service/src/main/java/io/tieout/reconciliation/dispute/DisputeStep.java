package io.tieout.reconciliation.dispute;

/// What happened to a dispute.
enum DisputeStep {
    OPENED,
    LED,
    REVIEWED,
    MESSAGE,
    FILE,
    ASKED_LEDGER,
    REFUSED_BY_LEDGER,
    RESOLVED
}
