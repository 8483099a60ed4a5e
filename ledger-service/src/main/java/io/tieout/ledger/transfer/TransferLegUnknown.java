package io.tieout.ledger.transfer;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class TransferLegUnknown extends RuleViolation {

    TransferLegUnknown(UUID matchId, String pointer) {
        super(
                "transfer-leg-unknown",
                "No bank line was classified so",
                "Match " + matchId + " makes no bank line an end of an own transfer",
                new FieldProblem(pointer, "is no leg of a transfer"));
    }
}
