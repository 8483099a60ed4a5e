package io.tieout.sales.order;

import io.tieout.platform.problem.NotFound;

public final class OrderNotFound extends NotFound {

    public OrderNotFound(OrderId id) {
        super("order-not-found", "There is no such order", "No order " + id.value());
    }
}
