package io.tieout.sales.quote;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class QuotePolicyUnfit extends RuleViolation {

    QuotePolicyUnfit(String problem) {
        super(
                "quote-policy-unfit",
                "The limits of quotes cannot be like this",
                problem,
                new FieldProblem("/maxTotals", problem));
    }
}
