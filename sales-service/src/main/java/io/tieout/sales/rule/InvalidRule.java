package io.tieout.sales.rule;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidRule extends RuleViolation {

    InvalidRule(String pointer, String problem) {
        super(
                "invalid-sales-rule",
                "The rule cannot be like this",
                pointer.substring(1) + " " + problem,
                new FieldProblem(pointer, problem));
    }
}
