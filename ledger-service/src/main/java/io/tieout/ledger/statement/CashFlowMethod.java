package io.tieout.ledger.statement;

/// How the operating section is told; both come to the same sum.
enum CashFlowMethod {
    /// From the profit, by what it holds that was not cash.
    INDIRECT,
    /// By what was received and paid.
    DIRECT
}
