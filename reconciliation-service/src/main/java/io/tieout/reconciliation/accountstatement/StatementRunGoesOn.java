package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class StatementRunGoesOn extends Conflict {

    StatementRunGoesOn(UUID runId) {
        super(
                "account-statement-run-goes-on",
                "The run has not issued all its statements",
                "The run " + runId + " goes on: wait until it is DONE");
    }
}
