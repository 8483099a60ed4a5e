package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// Somebody else has it: whoever takes it over says so by naming the version.
final class DiscrepancyTaken extends Conflict {

    DiscrepancyTaken(UUID discrepancyId, UUID ownerId) {
        super(
                "discrepancy-taken",
                "Somebody else sees to the discrepancy",
                "Discrepancy " + discrepancyId + " is with user " + ownerId);
        fact("ownerId", ownerId);
    }
}
