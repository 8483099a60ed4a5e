package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class DiscrepancyNotFound extends NotFound {

    DiscrepancyNotFound(UUID discrepancyId) {
        super(
                "discrepancy-not-found",
                "There is no such discrepancy",
                "Discrepancy " + discrepancyId + " is not known");
    }
}
