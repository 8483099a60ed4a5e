package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// No more is given up than was disputed.
final class ResolutionExceedsDispute extends RuleViolation {

    ResolutionExceedsDispute(Money disputed, Money wanted) {
        super(
                "resolution-exceeds-dispute",
                "More would be given up than is disputed",
                "Disputed are " + disputed + ", not " + wanted,
                new FieldProblem("/amount", "must be above zero and at most " + disputed));
    }
}
