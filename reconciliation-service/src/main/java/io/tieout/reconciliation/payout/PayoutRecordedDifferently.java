package io.tieout.reconciliation.payout;

import io.tieout.platform.problem.Conflict;

/// The provider's reference stands for another payout already.
class PayoutRecordedDifferently extends Conflict {

    PayoutRecordedDifferently(Payout payout, Payout known) {
        super(
                "payout-recorded-differently",
                "The payout is known with other figures",
                "Payout " + payout.reference() + " has net " + payout.money(payout.netMinor()) + " here, and "
                        + known.money(known.netMinor()) + " in an earlier report");
    }
}
