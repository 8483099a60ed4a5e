package io.tieout.sales.order;

import io.tieout.platform.problem.Conflict;

final class OrderIsCancelled extends Conflict {

    OrderIsCancelled(OrderId id) {
        super("order-is-cancelled", "The order is cancelled", "Order " + id.value() + " was cancelled");
    }
}
