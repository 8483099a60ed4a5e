package io.tieout.customer.credit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidCreditRules extends RuleViolation {

    InvalidCreditRules(String field, String problem) {
        super(
                "invalid-credit-rules",
                "The score card or policy cannot be",
                field + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
