package io.tieout.ledger.report;

/// A report that can be shown as rows and columns. It is a record, whose simple components say what it is about.
public interface Tabular {

    Table table();
}
