package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Forbidden;

final class OverrideNotAllowed extends Forbidden {

    OverrideNotAllowed() {
        super(
                "override-not-allowed",
                "Only a manager sets the rules of a stage aside",
                "Leave overrideReason out, or ask a sales manager",
                new FieldProblem("/overrideReason", "is for sales managers"));
    }
}
