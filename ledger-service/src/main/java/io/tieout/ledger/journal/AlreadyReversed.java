package io.tieout.ledger.journal;

import io.tieout.platform.problem.Conflict;

/// An entry has at most one active reversal, else it would be taken back twice.
public final class AlreadyReversed extends Conflict {

    AlreadyReversed(EntryId id) {
        super("already-reversed", "The entry is reversed already", "Entry " + id.value() + " has an active reversal");
    }
}
