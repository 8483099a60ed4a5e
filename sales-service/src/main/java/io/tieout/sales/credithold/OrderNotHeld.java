package io.tieout.sales.credithold;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class OrderNotHeld extends Conflict {

    OrderNotHeld(UUID orderId) {
        super("order-not-held", "The order does not wait for a release", "Order " + orderId + " is not held");
    }
}
