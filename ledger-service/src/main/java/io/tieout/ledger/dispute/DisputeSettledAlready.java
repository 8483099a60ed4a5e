package io.tieout.ledger.dispute;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// What it gives up is in the books.
final class DisputeSettledAlready extends Conflict {

    DisputeSettledAlready(UUID disputeId) {
        super(
                "dispute-settled-already",
                "The outcome of the dispute is in the books",
                "Dispute " + disputeId + " was settled before");
    }
}
