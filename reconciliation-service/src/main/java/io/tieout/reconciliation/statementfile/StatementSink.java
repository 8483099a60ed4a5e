package io.tieout.reconciliation.statementfile;

/// Takes what a reader finds.
public interface StatementSink {

    void statement(Statement statement);

    void finding(Finding finding);

    /// The profile by which a file without a fixed form was read.
    default void profile(String name) {}
}
