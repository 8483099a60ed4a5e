package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.Statement;
import java.util.List;

/// What became of one statement of a file.
record RecordingOutcome(Kind kind, int recorded, int skipped, List<Finding> warnings) {

    enum Kind {
        RECORDED,
        /// The very same statement was recorded before, by another file.
        REPEATED,
        /// Nothing was recorded: the day's statement brings the lines again.
        INTERIM
    }

    RecordingOutcome {
        warnings = List.copyOf(warnings);
    }

    static RecordingOutcome interim(Statement statement) {
        int lines = statement.lines().size();
        return new RecordingOutcome(
                Kind.INTERIM,
                0,
                lines,
                List.of(new Finding(
                        Finding.Severity.WARNING,
                        "interim-not-recorded",
                        lines + " lines of an interim report were not recorded; the day's statement brings them again",
                        "statement " + statement.index())));
    }
}
