package io.tieout.reconciliation.dryrun;

/// How far a dry run is.
enum DryRunState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
}
