package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// What was paid, or is disputed already, cannot be disputed.
final class DisputeExceedsOpenAmount extends RuleViolation {

    DisputeExceedsOpenAmount(Money disputable, Money wanted) {
        super(
                "dispute-exceeds-open-amount",
                "More is disputed than is open",
                "Of the invoice " + disputable + " can be disputed, not " + wanted,
                new FieldProblem("/amount", "must be above zero and at most " + disputable));
        fact("disputable", disputable);
    }
}
