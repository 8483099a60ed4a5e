package io.tieout.sales.pricelist;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class PriceListNameTaken extends Conflict {

    PriceListNameTaken(String name) {
        super(
                "price-list-name-taken",
                "The name of the price list is in use",
                "There is a price list '" + name + "' already",
                new FieldProblem("/name", "is in use"));
    }
}
