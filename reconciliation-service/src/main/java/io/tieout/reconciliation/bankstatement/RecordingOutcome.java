package io.tieout.reconciliation.bankstatement;

import io.tieout.reconciliation.statementfile.Finding;
import java.util.List;

/// What became of one statement of a file.
///
/// @param repeated the very same statement was recorded before, by another file
record RecordingOutcome(boolean repeated, int recorded, int skipped, List<Finding> warnings) {

    RecordingOutcome {
        warnings = List.copyOf(warnings);
    }
}
