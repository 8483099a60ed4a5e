package io.tieout.sales.order;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.math.BigDecimal;
import java.util.UUID;

public final class MoreThanOrdered extends RuleViolation {

    /// @param sum what was delivered or planned so far, and what is wanted now
    public MoreThanOrdered(UUID lineId, BigDecimal ordered, BigDecimal sum) {
        super(
                "more-than-ordered",
                "More than was ordered",
                "Line %s is over %s; with this it would be %s"
                        .formatted(lineId, ordered.toPlainString(), sum.toPlainString()),
                new FieldProblem("/lines", "comes to more than was ordered"));
        fact("lineId", lineId.toString());
        fact("ordered", ordered.toPlainString());
    }
}
