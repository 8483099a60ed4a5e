package io.tieout.customer.lead;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class InvalidLeadPolicy extends RuleViolation {

    InvalidLeadPolicy(int rule) {
        super(
                "invalid-lead-policy",
                "The policy cannot be",
                "A rule needs somebody to give leads to",
                new FieldProblem("/rules/" + rule + "/userIds", "must not be empty"));
    }
}
