package io.tieout.sales.credithold;

import io.tieout.platform.problem.Forbidden;

/// Four eyes: who wants the order does not answer for its credit.
final class OwnOrderReleased extends Forbidden {

    OwnOrderReleased() {
        super(
                "own-order-release",
                "Somebody else must release this order",
                "You entered this order or wanted to confirm it");
    }
}
