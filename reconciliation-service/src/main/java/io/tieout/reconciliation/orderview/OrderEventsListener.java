package io.tieout.reconciliation.orderview;

import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class OrderEventsListener implements EventSubscriber {

    private final OrderViewService orders;

    OrderEventsListener(OrderViewService orders) {
        this.orders = orders;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(SalesEvents.ORDER_CONFIRMED, this::confirmed);
    }

    private void confirmed(ReceivedEvent<OrderConfirmed> event) {
        var order = event.payload();
        orders.put(new KnownOrder(
                event.envelope().companyId(),
                order.orderId(),
                order.orderNumber(),
                order.customerId(),
                order.dealId(),
                order.orderDate(),
                order.net(),
                order.total()));
    }
}
