package io.tieout.ledger.payable;

import io.tieout.platform.problem.Forbidden;

/// Whoever entered a bill does not release its money.
final class BillNeedsFourEyes extends Forbidden {

    BillNeedsFourEyes() {
        super(
                "approver-is-creator",
                "Whoever asked for it cannot approve it",
                "The bill has to be approved by another person than the one who entered it");
    }
}
