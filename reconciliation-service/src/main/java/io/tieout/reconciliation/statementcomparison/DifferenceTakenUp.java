package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

class DifferenceTakenUp extends Conflict {

    DifferenceTakenUp(int position, UUID disputeId) {
        super(
                "difference-taken-up",
                "The difference is disputed already",
                "Line " + position + " is the subject of dispute " + disputeId);
        fact("disputeId", disputeId);
    }
}
