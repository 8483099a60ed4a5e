package io.tieout.ledger.settlementdiscount;

import io.tieout.platform.problem.Conflict;

final class DiscountTakenBack extends Conflict {

    DiscountTakenBack(DiscountId id) {
        super(
                "discount-taken-back",
                "The discount is taken back already",
                "Settlement discount " + id.value() + " is taken back already");
    }
}
