package io.tieout.ledger.period;

/// A part of the books that can be locked for a month by itself.
public enum PeriodModule {
    /// Invoices and what settles them inside receivables.
    SALES,
    /// Bank lines, payments and other explanations of bank lines.
    CASH,
    /// Everything, entries by hand included.
    ALL
}
