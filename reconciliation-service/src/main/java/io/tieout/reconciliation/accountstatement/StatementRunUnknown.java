package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class StatementRunUnknown extends NotFound {

    StatementRunUnknown(UUID runId) {
        super("account-statement-run-not-found", "There is no such run", "No run of statements has the id " + runId);
    }
}
