package io.tieout.ledger.receivable;

import io.tieout.platform.problem.NotFound;

/// There is no such allocation in this company.
final class AllocationUnknown extends NotFound {

    AllocationUnknown(AllocationId id) {
        super("allocation-unknown", "There is no such allocation", "Allocation " + id.value() + " is not known");
    }
}
