package io.tieout.sales.contract;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidContract extends RuleViolation {

    InvalidContract(String field, String problem) {
        super(
                "invalid-contract",
                "The contract makes no sense",
                field + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
