package io.tieout.sales.pricelist;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class PriceListNotFound extends NotFound {

    PriceListNotFound(UUID id) {
        super("price-list-not-found", "There is no such price list", "No price list " + id);
    }
}
