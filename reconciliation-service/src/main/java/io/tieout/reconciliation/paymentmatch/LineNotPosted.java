package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;
import java.util.UUID;

/// Only lines that the ledger has booked can be matched.
final class LineNotPosted extends Conflict {

    LineNotPosted(UUID lineId) {
        super(
                "line-not-posted",
                "The bank line is not in the books yet",
                "Bank line " + lineId + " was not posted by the ledger, or was refused",
                new FieldProblem("/lineId", "is not posted"));
    }
}
