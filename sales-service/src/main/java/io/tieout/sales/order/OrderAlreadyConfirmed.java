package io.tieout.sales.order;

import io.tieout.platform.problem.Conflict;

final class OrderAlreadyConfirmed extends Conflict {

    OrderAlreadyConfirmed(String orderNumber) {
        super("order-already-confirmed", "The order is confirmed already", "It is order " + orderNumber);
        fact("orderNumber", orderNumber);
    }
}
