package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

class PayoutReportWithdrawn extends Conflict {

    PayoutReportWithdrawn(UUID payoutReportId) {
        super(
                "payout-report-withdrawn",
                "The payout report was withdrawn before",
                "Payout report " + payoutReportId + " was withdrawn already");
    }
}
