package io.tieout.ledger.payable;

import io.tieout.platform.problem.Conflict;

final class BillDecided extends Conflict {

    BillDecided(Bill bill) {
        super(
                "bill-decided",
                "The bill does not wait for approval",
                "Bill " + bill.number() + " is " + bill.status() + ", its approval " + bill.approval());
        fact("status", bill.status());
        fact("approval", bill.approval());
    }
}
