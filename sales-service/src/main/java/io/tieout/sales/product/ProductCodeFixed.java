package io.tieout.sales.product;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Orders, quotes and price lists name products by their codes.
final class ProductCodeFixed extends RuleViolation {

    ProductCodeFixed(String code) {
        super(
                "product-code-fixed",
                "The code of a product does not change",
                "It stays '" + code + "': add another product",
                new FieldProblem("/productCode", "does not change"));
    }
}
