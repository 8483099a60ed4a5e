package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.credithold.CreditHoldService;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What happens to an order after it was drafted and confirmed. Whoever adds a step locks the order first, so that
/// its events have one order.
@Service
@Transactional
public class OrderLifeService {

    private final OrderRepository orders;
    private final OrderInvoiceRepository invoices;
    private final OrderPublisher publisher;
    private final CreditHoldService credits;
    private final CompanyDayQueries days;
    private final Clock clock;

    OrderLifeService(
            OrderRepository orders,
            OrderInvoiceRepository invoices,
            OrderPublisher publisher,
            CreditHoldService credits,
            CompanyDayQueries days,
            Clock clock) {
        this.orders = orders;
        this.invoices = invoices;
        this.publisher = publisher;
        this.credits = credits;
        this.days = days;
        this.clock = clock;
    }

    /// The order as it is, and stays until the end of the transaction.
    public SalesOrder locked(UUID companyId, OrderId id) {
        if (!orders.lock(companyId, id)) {
            throw new OrderNotFound(id);
        }
        return orders.get(companyId, id);
    }

    /// Notes a step of a locked order and returns the version of the event that tells of it.
    public long step(SalesOrder order, OrderStep step, @Nullable UUID documentId, @Nullable String documentNumber) {
        long version = orders.nextEventVersion(order.companyId(), order.id());
        orders.addStep(order.companyId(), order.id(), version, step, documentId, documentNumber, now());
        return version;
    }

    /// Counts a delivery of a locked order, or with negative quantities its undoing. Returns whether nothing is left
    /// to deliver.
    ///
    /// @throws MoreThanOrdered when more would be delivered than was ordered
    public boolean deliver(SalesOrder order, Map<UUID, BigDecimal> quantities) {
        var delivered = orders.delivered(order.companyId(), order.id());
        for (var lineId : quantities.keySet()) {
            if (!delivered.containsKey(lineId)) {
                throw new OrderLineUnknown(lineId);
            }
        }
        boolean complete = true;
        for (var line : order.terms().lines()) {
            var sum = delivered
                    .getOrDefault(line.lineId(), BigDecimal.ZERO)
                    .add(quantities.getOrDefault(line.lineId(), BigDecimal.ZERO));
            if (sum.compareTo(line.quantity()) > 0) {
                throw new MoreThanOrdered(line.lineId(), line.quantity(), sum);
            }
            complete &= sum.compareTo(line.quantity()) == 0;
        }
        orders.addDelivered(order.companyId(), order.id(), quantities);
        return complete;
    }

    /// @throws OrderIsInvoiced when a posted invoice was not credited in full
    SalesOrder cancel(UUID companyId, OrderId id, long expectedVersion, String reason, UUID by) {
        var order = locked(companyId, id);
        order.requireNotCancelled();
        if (order.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, order.version());
        }
        var invoice = invoices.ofOrder(companyId, id.value());
        if (order.status() == OrderStatus.CONFIRMED) {
            if (orders.delivered(companyId, id).values().stream().anyMatch(quantity -> quantity.signum() != 0)) {
                throw new OrderIsDelivered(id);
            }
            var posted = invoice.orElseThrow(() -> new OrderNotInvoicedYet(id));
            if (!posted.isCredited()) {
                throw new OrderIsInvoiced(posted);
            }
        }
        var today = days.today(companyId);
        orders.cancel(companyId, id, today, reason, now());
        if (order.status() == OrderStatus.HELD) {
            credits.drop(companyId, id.value(), by);
        }
        // Nobody was told of a draft.
        if (orders.eventVersion(companyId, id) > 0) {
            var invoiceId = invoice.map(OrderInvoice::invoiceId).orElse(null);
            publisher.cancelled(
                    order, step(order, OrderStep.CANCELLED, null, order.orderNumber()), today, reason, invoiceId);
        }
        return orders.get(companyId, id);
    }

    void credited(UUID companyId, UUID creditNoteId, UUID invoiceId, Money total) {
        invoices.addCreditNote(companyId, creditNoteId, invoiceId, total);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
