package io.tieout.reconciliation.threewaycheck;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// A tolerance of any size would show everything as settled.
final class ToleranceOutOfRange extends BadRequest {

    ToleranceOutOfRange() {
        super(
                "tolerance-out-of-range",
                "The tolerance is out of range",
                "tolerancePercent must be between 0 and 10, with at most 4 decimals",
                new FieldProblem("tolerancePercent", "must be between 0 and 10, with at most 4 decimals"));
    }
}
