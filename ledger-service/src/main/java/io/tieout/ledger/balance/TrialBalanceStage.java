package io.tieout.ledger.balance;

/// Three views of the same period.
enum TrialBalanceStage {
    /// Without the adjusting entries of the month that the report ends in.
    UNADJUSTED,
    /// All entries.
    ADJUSTED,
    /// All entries, with the income of the fiscal year carried into retained earnings: what the next year opens with.
    POST_CLOSING
}
