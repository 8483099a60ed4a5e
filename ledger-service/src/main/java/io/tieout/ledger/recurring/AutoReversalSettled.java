package io.tieout.ledger.recurring;

import io.tieout.platform.problem.Conflict;

/// Only a reversal that the books refused waits for somebody.
final class AutoReversalSettled extends Conflict {

    AutoReversalSettled(AutoReversalState state) {
        super("auto-reversal-settled", "The reversal is settled or still to come", "It is " + state);
        fact("state", state);
    }
}
