package io.tieout.ledger.refund;

import io.tieout.platform.problem.Conflict;

final class RefundDecided extends Conflict {

    RefundDecided(RefundId id, RefundStatus status) {
        super("refund-decided", "The refund is decided already", "Refund " + id.value() + " is " + status + " already");
        fact("status", status);
    }
}
