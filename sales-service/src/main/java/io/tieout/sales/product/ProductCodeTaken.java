package io.tieout.sales.product;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class ProductCodeTaken extends Conflict {

    ProductCodeTaken(String code) {
        super(
                "product-code-taken",
                "The product code is in use",
                "There is a product '" + code + "' already",
                new FieldProblem("/productCode", "is in use"));
    }
}
