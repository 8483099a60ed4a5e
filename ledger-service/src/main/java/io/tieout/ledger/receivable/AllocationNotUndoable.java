package io.tieout.ledger.receivable;

import io.tieout.platform.problem.Conflict;

/// The allocation was undone before, is itself an undoing, or came with a bank line and goes with its match.
final class AllocationNotUndoable extends Conflict {

    AllocationNotUndoable(AllocationId id, String why) {
        super(
                "allocation-not-undoable",
                "The allocation cannot be undone here",
                "Allocation " + id.value() + " " + why);
    }
}
