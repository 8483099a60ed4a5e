package io.tieout.sales.delivery;

import io.tieout.platform.id.Ids;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.companyview.CompanyDayQueries;
import io.tieout.sales.delivery.Delivery.DeliveredLine;
import io.tieout.sales.delivery.DeliveryPlan.PlannedLine;
import io.tieout.sales.order.MoreThanOrdered;
import io.tieout.sales.order.OrderId;
import io.tieout.sales.order.OrderLifeService;
import io.tieout.sales.order.OrderLine;
import io.tieout.sales.order.OrderLineUnknown;
import io.tieout.sales.order.OrderStep;
import io.tieout.sales.order.SalesOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class DeliveryService {

    private final DeliveryRepository deliveries;
    private final OrderLifeService orders;
    private final DeliveryPublisher publisher;
    private final CompanyDayQueries days;
    private final Clock clock;

    DeliveryService(
            DeliveryRepository deliveries,
            OrderLifeService orders,
            DeliveryPublisher publisher,
            CompanyDayQueries days,
            Clock clock) {
        this.deliveries = deliveries;
        this.orders = orders;
        this.publisher = publisher;
        this.days = days;
        this.clock = clock;
    }

    /// A delivery to be recorded; quantities are more than zero.
    record Wanted(LocalDate deliveredOn, @Nullable String note, List<LineQuantity> lines) {}

    record LineQuantity(UUID lineId, BigDecimal quantity) {}

    Delivery deliver(UUID companyId, OrderId orderId, Wanted wanted, UUID by) {
        // Somewhere on earth it is tomorrow already.
        if (wanted.deliveredOn().isAfter(days.today(companyId).plusDays(1))) {
            throw new DeliveryInTheFuture(wanted.deliveredOn());
        }
        var order = orders.locked(companyId, orderId);
        order.requireConfirmed();
        var quantities = new LinkedHashMap<UUID, BigDecimal>();
        for (var line : wanted.lines()) {
            if (quantities.put(line.lineId(), line.quantity()) != null) {
                throw new LineNamedTwice(line.lineId());
            }
        }
        boolean complete = orders.deliver(order, quantities);
        var products = products(order);
        var delivery = new Delivery(
                Ids.next(),
                orderId.value(),
                wanted.deliveredOn(),
                wanted.note(),
                by,
                now(),
                null,
                null,
                null,
                quantities.entrySet().stream()
                        .map(line -> new DeliveredLine(
                                line.getKey(), products.getOrDefault(line.getKey(), ""), line.getValue()))
                        .toList());
        deliveries.insert(companyId, delivery);
        long version = orders.step(order, OrderStep.DELIVERED, delivery.deliveryId(), null);
        publisher.delivered(order, version, delivery, complete);
        return delivery;
    }

    Delivery undo(UUID companyId, OrderId orderId, UUID deliveryId, String reason, UUID by) {
        var order = orders.locked(companyId, orderId);
        var delivery = deliveries.find(companyId, orderId.value(), deliveryId).stream()
                .findFirst()
                .orElseThrow(() -> new DeliveryNotFound(deliveryId));
        if (delivery.undoneAt() != null) {
            throw new DeliveryIsUndone(deliveryId);
        }
        var quantities = delivery.lines().stream()
                .collect(Collectors.toMap(
                        DeliveredLine::lineId, line -> line.quantity().negate()));
        orders.deliver(order, quantities);
        deliveries.undo(companyId, deliveryId, by, now(), reason);
        long version = orders.step(order, OrderStep.DELIVERY_UNDONE, deliveryId, null);
        publisher.undone(order, version, delivery, reason);
        return deliveries.find(companyId, orderId.value(), deliveryId).getFirst();
    }

    /// Replaces the plan of an order.
    DeliveryPlan plan(UUID companyId, OrderId orderId, long expectedVersion, List<PlannedLine> lines, UUID by) {
        var order = orders.locked(companyId, orderId);
        order.requireConfirmed();
        var before = deliveries.plan(companyId, orderId.value());
        if (before.version() != expectedVersion) {
            throw new StaleVersion(expectedVersion, before.version());
        }
        requireWithinOrder(order, lines);
        var plan = new DeliveryPlan(orderId.value(), before.version() + 1, lines);
        deliveries.replacePlan(companyId, plan, by, now());
        long version = orders.step(order, OrderStep.SCHEDULED, null, null);
        publisher.scheduled(order, version, plan);
        return plan;
    }

    private static void requireWithinOrder(SalesOrder order, List<PlannedLine> lines) {
        var ordered = order.terms().lines().stream().collect(Collectors.toMap(OrderLine::lineId, OrderLine::quantity));
        var sums = new HashMap<UUID, BigDecimal>();
        var days = new HashSet<String>();
        for (var line : lines) {
            var quantity = ordered.get(line.lineId());
            if (quantity == null) {
                throw new OrderLineUnknown(line.lineId());
            }
            if (!days.add(line.lineId() + " " + line.plannedOn())) {
                throw new LineNamedTwice(line.lineId());
            }
            var sum = sums.merge(line.lineId(), line.quantity(), BigDecimal::add);
            if (sum.compareTo(quantity) > 0) {
                throw new MoreThanOrdered(line.lineId(), quantity, sum);
            }
        }
    }

    private static Map<UUID, String> products(SalesOrder order) {
        return order.terms().lines().stream().collect(Collectors.toMap(OrderLine::lineId, OrderLine::productCode));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
