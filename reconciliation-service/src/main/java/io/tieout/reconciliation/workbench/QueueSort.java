package io.tieout.reconciliation.workbench;

enum QueueSort {
    /// The oldest first.
    AGE,
    /// The largest first, whether in or out.
    AMOUNT
}
