package io.tieout.sales.deal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class CreditDoesNotAddUp extends RuleViolation {

    CreditDoesNotAddUp(String problem) {
        super(
                "deal-credit-does-not-add-up",
                "The credit for the deal is not split into exactly 100 %",
                problem,
                new FieldProblem("/credits", problem));
    }
}
