package io.tieout.reconciliation.dispute;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class DisputeNotFound extends NotFound {

    DisputeNotFound(UUID disputeId) {
        super("dispute-not-found", "There is no such dispute", "Dispute " + disputeId + " is not known");
    }
}
