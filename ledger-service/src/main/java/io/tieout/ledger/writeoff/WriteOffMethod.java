package io.tieout.ledger.writeoff;

/// Who bears a loss.
enum WriteOffMethod {
    /// The allowance that was made for it: no expense any more.
    ALLOWANCE,
    /// This period's result.
    DIRECT
}
