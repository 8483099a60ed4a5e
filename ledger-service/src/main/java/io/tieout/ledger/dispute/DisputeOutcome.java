package io.tieout.ledger.dispute;

/// How a dispute ends.
enum DisputeOutcome {
    /// The customer is right, and a credit note says so.
    CREDITED,
    /// The same without a document, where no tax is concerned.
    ADJUSTED,
    REJECTED,
    WITHDRAWN
}
