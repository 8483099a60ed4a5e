package io.tieout.ledger.payable;

import io.tieout.platform.problem.NotFound;

final class BillUnknown extends NotFound {

    BillUnknown(BillId id) {
        super("bill-unknown", "There is no such bill", "Bill " + id.value() + " is not known");
    }
}
