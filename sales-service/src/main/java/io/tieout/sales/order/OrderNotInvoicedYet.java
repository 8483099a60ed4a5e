package io.tieout.sales.order;

import io.tieout.platform.problem.Conflict;

/// A confirmed order is invoiced within seconds; until the invoice is known here, nothing could compensate for it.
final class OrderNotInvoicedYet extends Conflict {

    OrderNotInvoicedYet(OrderId id) {
        super(
                "order-not-invoiced-yet",
                "The order's invoice is being made",
                "Order " + id.value() + " is confirmed and its invoice is not known here yet");
    }
}
