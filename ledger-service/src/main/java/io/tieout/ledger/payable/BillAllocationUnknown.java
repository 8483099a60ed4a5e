package io.tieout.ledger.payable;

import io.tieout.platform.problem.NotFound;

final class BillAllocationUnknown extends NotFound {

    BillAllocationUnknown(BillAllocationId id) {
        super("allocation-unknown", "There is no such allocation", "Allocation " + id.value() + " is not known");
    }
}
