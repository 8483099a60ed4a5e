package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;

/// The bill waits for approval, was taken back, or is in another currency.
final class BillNotPayable extends Conflict {

    BillNotPayable(Bill bill, Money amount) {
        super(
                "bill-not-payable",
                "The bill may not be paid like this",
                "Bill " + bill.number() + " over " + bill.total() + " is " + bill.status() + ", its approval "
                        + bill.approval() + "; " + amount + " was to settle it");
        fact("billId", bill.id().value());
        fact("status", bill.status());
        fact("approval", bill.approval());
    }
}
