package io.tieout.ledger.refund;

import io.tieout.platform.problem.NotFound;

final class RefundUnknown extends NotFound {

    RefundUnknown(RefundId id) {
        super("refund-unknown", "There is no such refund", "Refund " + id.value() + " is not known");
    }
}
