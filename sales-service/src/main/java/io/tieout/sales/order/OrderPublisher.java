package io.tieout.sales.order;

import io.tieout.documenttotals.PriceMode;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.Objects;
import org.springframework.stereotype.Component;

@Component
class OrderPublisher {

    private static final long FIRST_VERSION = 1;

    private final Outbox outbox;

    OrderPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// The first event of an order: drafts are nobody's business yet.
    void confirmed(SalesOrder order) {
        var terms = order.terms();
        outbox.publish(new OutboxEvent<>(
                SalesEvents.ORDER_CONFIRMED,
                order.companyId(),
                order.id().value(),
                FIRST_VERSION,
                order.dealId(),
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
                        order.totals().total())));
    }
}
