package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.StatementLine;
import java.util.UUID;

/// A new line with its id and its place among the recorded lines of its statement.
record NumberedLine(UUID lineId, int lineNo, NewLines.Entry entry) {

    int chunk() {
        return Chunks.of(lineNo);
    }

    StatementLine source() {
        return entry.line().line();
    }
}
