package io.tieout.sales.order;

import io.tieout.platform.problem.RuleViolation;

final class OrderIsDelivered extends RuleViolation {

    OrderIsDelivered(OrderId id) {
        super(
                "order-is-delivered",
                "Goods of the order were delivered",
                "Deliveries of order " + id.value() + " must be undone first");
    }
}
