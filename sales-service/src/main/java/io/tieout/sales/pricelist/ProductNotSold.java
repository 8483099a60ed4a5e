package io.tieout.sales.pricelist;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class ProductNotSold extends RuleViolation {

    ProductNotSold(String productCode, LocalDate day) {
        super(
                "product-not-sold",
                "The product is not sold on this day",
                "'" + productCode + "' is not active on " + day,
                new FieldProblem("product", "is not active"));
    }
}
