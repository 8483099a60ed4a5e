package io.tieout.sales.pricelist;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Currency;

final class PriceUnknown extends RuleViolation {

    PriceUnknown(String productCode, Currency currency) {
        super(
                "price-unknown",
                "The product has no price in this currency",
                "No rule and no list price of '" + productCode + "' in " + currency,
                new FieldProblem("currency", "has no price"));
    }
}
