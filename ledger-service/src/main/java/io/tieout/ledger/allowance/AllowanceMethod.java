package io.tieout.ledger.allowance;

/// How the target is found.
enum AllowanceMethod {
    /// A percentage of all that is owed.
    PERCENT,
    /// A percentage of each age.
    AGEING
}
