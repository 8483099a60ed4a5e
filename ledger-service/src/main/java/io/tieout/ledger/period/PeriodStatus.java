package io.tieout.ledger.period;

/// What a period takes.
public enum PeriodStatus {
    OPEN,
    /// Adjusting entries only: the books are being finished, and the auditor's corrections come in.
    SOFT_CLOSED,
    CLOSED
}
