package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;

/// Up to which total one person is enough for a bill.
///
/// @param version 0 when nobody has set it: then every bill needs two persons
record BillPolicy(Money aloneUpTo, long version) {

    BillPolicy {
        if (aloneUpTo.isNegative()) {
            throw new BillRefused("aloneUpTo", "must not be negative");
        }
    }

    /// What a supplier owes us, nobody pays.
    BillApproval approvalOf(BillKind kind, Money total) {
        return kind == BillKind.CREDIT_NOTE || total.compareTo(aloneUpTo) <= 0
                ? BillApproval.NOT_NEEDED
                : BillApproval.WAITING;
    }
}
