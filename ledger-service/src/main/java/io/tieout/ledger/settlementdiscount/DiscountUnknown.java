package io.tieout.ledger.settlementdiscount;

import io.tieout.platform.problem.NotFound;

final class DiscountUnknown extends NotFound {

    DiscountUnknown(DiscountId id) {
        super(
                "discount-unknown",
                "There is no such settlement discount",
                "Settlement discount " + id.value() + " is not known");
    }
}
