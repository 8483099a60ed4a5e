package io.tieout.sales.salestarget;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidTarget extends RuleViolation {

    InvalidTarget(String field, String problem) {
        super(
                "invalid-target",
                "The target makes no sense",
                field + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
