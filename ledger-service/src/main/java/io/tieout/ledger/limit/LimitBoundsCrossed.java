package io.tieout.ledger.limit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class LimitBoundsCrossed extends RuleViolation {

    LimitBoundsCrossed() {
        super(
                "limit-bounds-crossed",
                "The minimum is above the maximum",
                "No balance would be within these bounds",
                new FieldProblem("/maximum", "must not be below the minimum"));
    }
}
