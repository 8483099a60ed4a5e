package io.tieout.ledger.refund;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

/// A bank line says that it pays a refund out which does not wait for that.
final class RefundNotPayable extends Conflict {

    RefundNotPayable(Refund refund, Money amount) {
        super(
                "refund-not-payable",
                "The refund does not wait for this payment",
                "Refund " + refund.id().value() + " over " + refund.amount()
                        + (refund.paidMatchId() == null
                                ? " is " + refund.status() + ", and the bank line has " + amount + " for it"
                                : " is paid by match " + refund.paidMatchId()));
        fact("status", refund.status());
    }
}
