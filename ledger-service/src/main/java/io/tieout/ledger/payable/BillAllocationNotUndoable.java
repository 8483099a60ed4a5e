package io.tieout.ledger.payable;

import io.tieout.platform.problem.Conflict;

/// It came with a bank line and goes with its match, is undone already, or is an undoing itself.
final class BillAllocationNotUndoable extends Conflict {

    BillAllocationNotUndoable(BillAllocationId id, String why) {
        super(
                "allocation-not-undoable",
                "The allocation cannot be undone here",
                "Allocation " + id.value() + " " + why);
    }
}
