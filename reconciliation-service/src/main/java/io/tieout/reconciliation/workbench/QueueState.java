package io.tieout.reconciliation.workbench;

import java.util.EnumSet;
import java.util.Set;

/// How far a line in the queue is.
enum QueueState {
    /// The ledger or the engine is at it.
    WAITING,
    /// The engine proposes something; a person decides.
    PROPOSED,
    /// Nothing explains it.
    UNEXPLAINED,
    /// The ledger did not book the line.
    REFUSED,
    /// Decided; the ledger has not answered yet.
    DECIDED;

    /// Those that a person has to look at.
    static Set<QueueState> forPeople() {
        return EnumSet.of(PROPOSED, UNEXPLAINED, REFUSED);
    }
}
