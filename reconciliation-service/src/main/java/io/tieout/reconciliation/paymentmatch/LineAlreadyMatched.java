package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

/// Someone else, or the engine, was first.
final class LineAlreadyMatched extends Conflict {

    LineAlreadyMatched(UUID lineId) {
        super(
                "line-already-matched",
                "The bank line is explained already",
                "Bank line " + lineId + " has an active match",
                new FieldProblem("/lineId", "is matched already"));
    }
}
