package io.tieout.ledger.limit;

import io.tieout.platform.problem.Conflict;

/// A hold is posted or released once.
final class HoldEnded extends Conflict {

    HoldEnded(HoldId id, HoldStatus status) {
        super("hold-ended", "The hold has ended", "Hold " + id.value() + " is " + status);
    }
}
