package io.tieout.sales.delivery;

import io.tieout.events.sales.v1.OrderDelivered;
import io.tieout.events.sales.v1.OrderDeliveryUndone;
import io.tieout.events.sales.v1.OrderScheduled;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.sales.order.SalesOrder;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class DeliveryPublisher {

    private final Outbox outbox;

    DeliveryPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void scheduled(SalesOrder order, long version, DeliveryPlan plan) {
        publish(
                SalesEvents.ORDER_SCHEDULED,
                order,
                version,
                new OrderScheduled(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        plan.version(),
                        plan.lines().stream()
                                .map(line -> new OrderScheduled.Line(line.lineId(), line.plannedOn(), line.quantity()))
                                .toList()));
    }

    void delivered(SalesOrder order, long version, Delivery delivery, boolean complete) {
        publish(
                SalesEvents.ORDER_DELIVERED,
                order,
                version,
                new OrderDelivered(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        delivery.deliveryId(),
                        delivery.deliveredOn(),
                        delivery.lines().stream()
                                .map(line ->
                                        new OrderDelivered.Line(line.lineId(), line.productCode(), line.quantity()))
                                .toList(),
                        complete));
    }

    void undone(SalesOrder order, long version, Delivery delivery, String reason) {
        publish(
                SalesEvents.ORDER_DELIVERY_UNDONE,
                order,
                version,
                new OrderDeliveryUndone(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        delivery.deliveryId(),
                        reason,
                        delivery.lines().stream()
                                .map(line -> new OrderDeliveryUndone.Line(
                                        line.lineId(), line.productCode(), line.quantity()))
                                .toList()));
    }

    private <T> void publish(EventType<T> type, SalesOrder order, long version, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, order.companyId(), order.id().value(), version, order.dealId(), payload));
    }

    private static String numberOf(SalesOrder order) {
        return Objects.requireNonNull(order.orderNumber());
    }
}
