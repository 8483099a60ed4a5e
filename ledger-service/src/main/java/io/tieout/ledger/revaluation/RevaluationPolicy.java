package io.tieout.ledger.revaluation;

/// What becomes of an unrealised difference after its day.
enum RevaluationPolicy {
    /// Taken back on the next open day.
    AUTO_REVERSE,
    /// Stays until the next revaluation or the settlement.
    CARRY
}
