package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More comes back than was given up.
final class ExceedsWriteOff extends Conflict {

    ExceedsWriteOff(WriteOffId id, Money left, Money amount) {
        super(
                "exceeds-write-off",
                "More comes back than was written off",
                "Of write-off " + id.value() + " are " + left + " not recovered, and " + amount + " was to come back",
                new FieldProblem("/amount", "must not exceed what was written off and not recovered"));
        fact("left", left);
    }
}
