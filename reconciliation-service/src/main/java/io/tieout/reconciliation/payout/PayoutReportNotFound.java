package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

class PayoutReportNotFound extends NotFound {

    PayoutReportNotFound(UUID payoutReportId) {
        super(
                "payout-report-not-found",
                "There is no such payout report",
                "There is no payout report " + payoutReportId);
    }
}
