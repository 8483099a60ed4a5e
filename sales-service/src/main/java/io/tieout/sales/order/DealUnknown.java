package io.tieout.sales.order;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

public final class DealUnknown extends RuleViolation {

    public DealUnknown() {
        super(
                "deal-unknown",
                "There is no such deal",
                "The order names a deal that does not exist",
                new FieldProblem("/dealId", "is unknown"));
    }
}
