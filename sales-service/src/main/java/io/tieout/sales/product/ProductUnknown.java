package io.tieout.sales.product;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

public final class ProductUnknown extends RuleViolation {

    public ProductUnknown(String productCode, String pointer) {
        super(
                "product-unknown",
                "There is no such product",
                "No product '" + productCode + "'",
                new FieldProblem(pointer, "is unknown"));
    }
}
