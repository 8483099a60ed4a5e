package io.tieout.ledger.period;

/// Whether a period takes postings.
enum PeriodStatus {
    OPEN,
    CLOSED
}
