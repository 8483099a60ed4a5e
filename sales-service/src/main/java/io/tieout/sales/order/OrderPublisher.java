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
import io.tieout.platform.money.Money;
import java.time.LocalDate;
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

    void invoiced(SalesOrder order, long version, OrderInvoice invoice) {
        publish(
                SalesEvents.ORDER_INVOICED,
                order,
                version,
                new OrderInvoiced(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        invoice.invoiceId(),
                        invoice.invoiceNumber(),
                        invoice.entryId(),
                        invoice.invoiceDate(),
                        invoice.total()));
    }

    void paid(SalesOrder order, long version, UUID invoiceId, LocalDate effectiveDate) {
        publish(
                SalesEvents.ORDER_PAID,
                order,
                version,
                new OrderPaid(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        invoiceId,
                        effectiveDate));
    }

    void reopened(SalesOrder order, long version, UUID invoiceId, LocalDate effectiveDate, Money open) {
        publish(
                SalesEvents.ORDER_REOPENED,
                order,
                version,
                new OrderReopened(
                        order.id().value(),
                        numberOf(order),
                        order.dealId(),
                        order.customerId(),
                        invoiceId,
                        effectiveDate,
                        open));
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

    private static String numberOf(SalesOrder order) {
        return Objects.requireNonNull(order.orderNumber());
    }
}
