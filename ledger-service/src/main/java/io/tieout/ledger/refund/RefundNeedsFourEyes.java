package io.tieout.ledger.refund;

import io.tieout.platform.problem.Forbidden;

/// Whoever created something cannot approve it.
final class RefundNeedsFourEyes extends Forbidden {

    RefundNeedsFourEyes() {
        super(
                "approver-is-creator",
                "Whoever asked for it cannot approve it",
                "The refund has to be approved by another person than the one who asked for it");
    }
}
