package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

class PayoutNotFound extends NotFound {

    PayoutNotFound(UUID payoutId) {
        super("payout-not-found", "There is no such payout", "The report has no payout " + payoutId);
    }
}
