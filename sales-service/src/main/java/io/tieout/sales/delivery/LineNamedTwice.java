package io.tieout.sales.delivery;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class LineNamedTwice extends RuleViolation {

    LineNamedTwice(UUID lineId) {
        super(
                "line-named-twice",
                "A line is named twice",
                "Line " + lineId + " is named more than once",
                new FieldProblem("/lines", "names a line twice"));
    }
}
