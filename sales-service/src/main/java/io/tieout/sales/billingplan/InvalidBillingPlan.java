package io.tieout.sales.billingplan;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidBillingPlan extends RuleViolation {

    InvalidBillingPlan(String field, String problem) {
        super(
                "invalid-billing-plan",
                "The billing plan makes no sense",
                field + " " + problem,
                new FieldProblem("/" + field, problem));
    }
}
