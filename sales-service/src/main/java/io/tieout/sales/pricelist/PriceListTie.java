package io.tieout.sales.pricelist;

import io.tieout.platform.problem.Conflict;

/// Two rules would be equally specific: which of them sets the price must not depend on chance.
final class PriceListTie extends Conflict {

    PriceListTie(PriceListRepository.Tie tie) {
        super(
                "price-list-tie",
                "Another price list says as much about the same",
                "Price list '" + tie.name() + "' is for the same buyers, valid on common days, and has a rule for "
                        + (tie.productCode() == null ? "every product" : "'" + tie.productCode() + "'")
                        + " from the same quantity on");
        fact("priceListId", tie.priceListId());
    }
}
