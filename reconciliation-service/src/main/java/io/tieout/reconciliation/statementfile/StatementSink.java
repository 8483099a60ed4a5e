package io.tieout.reconciliation.statementfile;

/// Takes what a reader finds.
public interface StatementSink {

    void statement(Statement statement);

    void finding(Finding finding);

    /// What the statements that follow are written in; said before the first of a file.
    default void format(Format format) {}

    /// The profile by which a file without a fixed form was read.
    ///
    /// @param proposal the same with nothing left open
    default void profile(String name, CsvProfile proposal) {}
}
