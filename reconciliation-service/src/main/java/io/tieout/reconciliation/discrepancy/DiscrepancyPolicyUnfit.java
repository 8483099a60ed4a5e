package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class DiscrepancyPolicyUnfit extends RuleViolation {

    DiscrepancyPolicyUnfit(String pointer, String what) {
        super(
                "discrepancy-policy-unfit",
                "The policy cannot be followed",
                "The field named in errors " + what,
                new FieldProblem(pointer, what));
    }
}
