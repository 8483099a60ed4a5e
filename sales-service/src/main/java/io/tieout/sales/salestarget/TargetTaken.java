package io.tieout.sales.salestarget;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class TargetTaken extends Conflict {

    TargetTaken() {
        super(
                "target-taken",
                "There is such a target",
                "The same subject has a target for these days in this currency; change that one",
                new FieldProblem("/kind", "has a target for these days"));
    }
}
