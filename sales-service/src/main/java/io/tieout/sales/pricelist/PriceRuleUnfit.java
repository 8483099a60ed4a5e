package io.tieout.sales.pricelist;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class PriceRuleUnfit extends RuleViolation {

    PriceRuleUnfit(String problem) {
        super(
                "price-rule-unfit",
                "A rule of the price list cannot be like this",
                "A rule " + problem,
                new FieldProblem("/rules", problem));
    }
}
