package io.tieout.reconciliation.discrepancy;

enum DiscrepancyStatus {
    OPEN,
    /// It is over by itself.
    CLOSED,
    /// A person said why and is done with it.
    RESOLVED
}
