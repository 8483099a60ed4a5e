package io.tieout.ledger.transfer;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

/// A leg is one end of one transfer; the other pairing has to be undone first.
final class TransferLegPaired extends Conflict {

    TransferLegPaired(UUID matchId, String pointer) {
        super(
                "transfer-leg-paired",
                "The leg has its other end",
                "The leg of match " + matchId + " is a part of a transfer already",
                new FieldProblem(pointer, "is a part of a transfer"));
    }
}
