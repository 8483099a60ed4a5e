package io.tieout.reconciliation.dispute;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// It is too far along for this.
final class DisputeNotOpen extends Conflict {

    DisputeNotOpen(UUID disputeId, DisputeStatus status) {
        super("dispute-not-open", "The dispute is past this step", "Dispute " + disputeId + " is " + status);
        fact("state", status);
    }
}
