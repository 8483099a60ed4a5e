package io.tieout.sales.order;

import io.tieout.documenttotals.PriceMode;
import io.tieout.events.sales.v1.OrderCancelled;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.OrderInvoiced;
import io.tieout.events.sales.v1.OrderPaid;
import io.tieout.events.sales.v1.OrderReopened;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OrderPublisher {

    private final Outbox outbox;

    OrderPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Drafts are nobody's business yet.
    void confirmed(SalesOrder order, long version) {
        var terms = order.terms();
        publish(
                SalesEvents.ORDER_CONFIRMED,
                order,
                version,
                new OrderConfirmed(
                        order.id().value(),
                        Objects.requireNonNull(order.orderNumber()),
                        order.dealId(),
                        order.customerId(),
                        Objects.requireNonNull(order.orderDate()),
                        terms.paymentTermDays(),
                        terms.currency().getCurrencyCode(),
                        terms.priceMode() == PriceMode.TAX_INCLUSIVE,
                        terms.taxMethod().name(),
                        terms.rounding().name(),
                        terms.lines().stream()
                                .map(line -> new OrderConfirmed.Line(
                                        line.lineId(),
                                        line.productCode(),
                                        line.description(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        line.discountPercent(),
                                        line.taxCode(),
                                        line.taxRatePercent()))
                                .toList(),
                        order.totals().net(),
                        order.totals().tax(),
                        order.totals().total()));
    }

    void billed(List<BillingStep> steps) {
        outbox.publishAll(
                steps.stream().<OutboxEvent<?>>map(OrderPublisher::event).toList());
    }

    private static OutboxEvent<?> event(BillingStep step) {
        return switch (step.step()) {
            case INVOICED -> outboxEvent(SalesEvents.ORDER_INVOICED, step, invoiced(step));
            case PAID -> outboxEvent(SalesEvents.ORDER_PAID, step, paid(step));
            case REOPENED -> outboxEvent(SalesEvents.ORDER_REOPENED, step, reopened(step));
            case CONFIRMED, SCHEDULED, DELIVERED, DELIVERY_UNDONE, CANCELLED ->
                throw new IllegalArgumentException(step.step() + " is nothing that the ledger does");
        };
    }

    private static <T> OutboxEvent<T> outboxEvent(EventType<T> type, BillingStep step, T payload) {
        var order = step.order();
        return new OutboxEvent<>(type, order.companyId(), order.orderId(), step.version(), order.dealId(), payload);
    }

    private static OrderInvoiced invoiced(BillingStep step) {
        var order = step.order();
        return new OrderInvoiced(
                order.orderId(),
                order.orderNumber(),
                order.dealId(),
                order.customerId(),
                step.invoiceId(),
                step.invoiceNumber(),
                step.entryId(),
                step.date(),
                step.amount());
    }

    private static OrderPaid paid(BillingStep step) {
        var order = step.order();
        return new OrderPaid(
                order.orderId(),
                order.orderNumber(),
                order.dealId(),
                order.customerId(),
                step.invoiceId(),
                step.date());
    }

    private static OrderReopened reopened(BillingStep step) {
        var order = step.order();
        return new OrderReopened(
                order.orderId(),
                order.orderNumber(),
                order.dealId(),
                order.customerId(),
                step.invoiceId(),
                step.date(),
                step.amount());
    }

    void cancelled(SalesOrder order, long version, LocalDate on, String reason, @Nullable UUID invoiceId) {
        publish(
                SalesEvents.ORDER_CANCELLED,
                order,
                version,
                new OrderCancelled(
                        order.id().value(),
                        order.orderNumber(),
                        order.dealId(),
                        order.customerId(),
                        on,
                        reason,
                        invoiceId));
    }

    private <T> void publish(EventType<T> type, SalesOrder order, long version, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, order.companyId(), order.id().value(), version, order.dealId(), payload));
    }
}
