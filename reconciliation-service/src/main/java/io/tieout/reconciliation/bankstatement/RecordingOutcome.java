package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Finding;
import io.tieout.reconciliation.statementfile.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one statement of a file.
///
/// @param doubtful lines that a person has to decide on: nothing was recorded
record RecordingOutcome(
        Kind kind,
        int recorded,
        int skipped,
        List<Finding> warnings,
        @Nullable DoubtfulLines doubtful) {

    enum Kind {
        RECORDED,
        /// The very same statement was recorded before, by another file.
        REPEATED,
        /// Nothing was recorded: the day's statement brings the lines again.
        INTERIM,
        /// Nothing was recorded: a person has to say what is new.
        DOUBTFUL
    }

    RecordingOutcome {
        warnings = List.copyOf(warnings);
    }

    RecordingOutcome(Kind kind, int recorded, int skipped, List<Finding> warnings) {
        this(kind, recorded, skipped, warnings, null);
    }

    static RecordingOutcome doubtful(DoubtfulLines lines) {
        return new RecordingOutcome(Kind.DOUBTFUL, 0, 0, List.of(), lines);
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
