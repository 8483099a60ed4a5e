package io.tieout.ledger.payable;

import io.tieout.platform.problem.Conflict;

/// What is paid or used cannot be taken back before that is undone.
final class BillNotVoidable extends Conflict {

    BillNotVoidable(Bill bill) {
        super(
                "bill-not-voidable",
                "The bill cannot be taken back",
                "Bill " + bill.number() + " is " + bill.status() + ", with " + bill.open() + " of " + bill.total()
                        + " open");
        fact("status", bill.status());
    }
}
