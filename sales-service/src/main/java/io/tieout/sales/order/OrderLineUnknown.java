package io.tieout.sales.order;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

public final class OrderLineUnknown extends RuleViolation {

    public OrderLineUnknown(UUID lineId) {
        super(
                "order-line-unknown",
                "The order has no such line",
                "No line " + lineId,
                new FieldProblem("/lines", "names a line that the order has not"));
    }
}
