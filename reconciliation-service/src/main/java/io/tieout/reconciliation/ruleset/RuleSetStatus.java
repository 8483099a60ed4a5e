package io.tieout.reconciliation.ruleset;

/// Where a set of rules stands.
enum RuleSetStatus {
    DRAFT,
    /// In force since its activation.
    ACTIVE,
    /// Was in force until another one came.
    REPLACED,
    /// Given up before it was in force.
    WITHDRAWN
}
