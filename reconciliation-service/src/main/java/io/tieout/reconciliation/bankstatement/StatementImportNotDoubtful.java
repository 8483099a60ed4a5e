package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Nothing of this statement waits for a person: it was decided before, or is not in doubt.
class StatementImportNotDoubtful extends Conflict {

    StatementImportNotDoubtful(UUID importId, int statement) {
        super(
                "statement-import-not-doubtful",
                "No lines of the statement wait for a decision",
                "Statement " + statement + " of the import " + importId + " has no lines in doubt, or not any more");
    }
}
