package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Nothing is left to resolve.
final class DiscrepancyNotOpen extends Conflict {

    DiscrepancyNotOpen(UUID discrepancyId, DiscrepancyStatus status) {
        super(
                "discrepancy-not-open",
                "The discrepancy is not open any more",
                "Discrepancy " + discrepancyId + " is " + status);
        fact("status", status);
    }
}
