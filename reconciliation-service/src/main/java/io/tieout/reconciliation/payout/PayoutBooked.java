package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

/// A bank line was explained by a payout of the report.
class PayoutBooked extends Conflict {

    PayoutBooked(UUID payoutReportId, UUID payoutId, UUID lineId) {
        super(
                "payout-booked",
                "A bank line is explained by the report",
                "Payout " + payoutId + " of report " + payoutReportId + " explains bank line " + lineId);
        fact("payoutId", payoutId);
        fact("lineId", lineId);
    }
}
