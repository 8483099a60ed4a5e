package io.tieout.sales.product;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class ProductNotFound extends NotFound {

    ProductNotFound(UUID productId) {
        super("product-not-found", "There is no such product", "No product " + productId);
    }
}
