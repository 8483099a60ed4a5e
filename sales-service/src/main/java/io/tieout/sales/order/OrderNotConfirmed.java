package io.tieout.sales.order;

import io.tieout.platform.problem.Conflict;

final class OrderNotConfirmed extends Conflict {

    OrderNotConfirmed(OrderId id) {
        super("order-not-confirmed", "The order does not bind yet", "Order " + id.value() + " is not confirmed");
    }
}
