package io.tieout.reconciliation.dispute;

/// How a dispute ends.
enum DisputeOutcome {
    /// The customer is right: a credit note, tax included.
    CREDITED,
    /// The same by a plain entry, where no tax is concerned.
    ADJUSTED,
    /// The invoice is owed as before.
    REJECTED,
    /// The customer said so.
    WITHDRAWN;

    boolean givesUpMoney() {
        return this == CREDITED || this == ADJUSTED;
    }
}
