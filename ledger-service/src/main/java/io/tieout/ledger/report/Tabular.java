package io.tieout.ledger.report;

/// A report that can be shown as rows and columns.
public interface Tabular {

    Table table();
}
