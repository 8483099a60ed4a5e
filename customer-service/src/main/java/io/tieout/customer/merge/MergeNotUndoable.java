package io.tieout.customer.merge;

import io.tieout.platform.problem.Conflict;
import java.time.Instant;
import java.util.UUID;

/// The merge stays, at least for now.
final class MergeNotUndoable extends Conflict {

    private MergeNotUndoable(String detail) {
        super("merge-not-undoable", "The merge cannot be undone", detail);
    }

    static MergeNotUndoable undone(UUID id) {
        return new MergeNotUndoable("Merge " + id + " was undone already");
    }

    static MergeNotUndoable late(UUID id, Instant until) {
        return new MergeNotUndoable("Merge " + id + " could be undone until " + until);
    }

    /// Two merges of one customer come apart in the order in which they can be told apart.
    static MergeNotUndoable covered(UUID id, UUID later) {
        var refusal = new MergeNotUndoable("Merge " + later + " came after " + id + ": undo that one first");
        refusal.fact("undoFirst", later);
        return refusal;
    }
}
