package io.tieout.sales.order;

import io.tieout.platform.problem.NotFound;

final class OrderNotFound extends NotFound {

    OrderNotFound(OrderId id) {
        super("order-not-found", "There is no such order", "No order " + id.value());
    }
}
