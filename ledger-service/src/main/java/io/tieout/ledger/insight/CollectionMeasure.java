package io.tieout.ledger.insight;

/// Which figure the invoices of a list are behind.
enum CollectionMeasure {
    /// Open on the last day.
    OWED,
    /// Dated within the days.
    SOLD,
    /// Due within the days.
    FELL_DUE
}
