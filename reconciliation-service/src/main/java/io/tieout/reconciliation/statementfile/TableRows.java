package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.Nullable;

/// The rows of a table, one at a time.
interface TableRows extends AutoCloseable {

    @Nullable
    TableRow next();

    @Override
    void close();
}
