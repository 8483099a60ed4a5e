package io.tieout.sales.order;

import io.tieout.platform.problem.StaleVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class OrderService {

    private final OrderRepository orders;
    private final OrderPublisher publisher;
    private final Clock clock;

    OrderService(OrderRepository orders, OrderPublisher publisher, Clock clock) {
        this.orders = orders;
        this.publisher = publisher;
        this.clock = clock;
    }

    public SalesOrder draft(
            UUID companyId, @Nullable UUID dealId, UUID customerId, OrderTerms terms, UUID ownerUserId) {
        var order = SalesOrder.draft(companyId, dealId, customerId, terms, ownerUserId);
        orders.insert(order);
        return order;
    }

    public SalesOrder confirm(SalesOrder draft, LocalDate orderDate) {
        draft.requireDraft();
        var confirmed = draft.confirm(orders.nextNumber(draft.companyId(), orderDate.getYear()), orderDate);
        long eventVersion = orders.confirm(confirmed, clock.instant()).orElseThrow(() -> {
            var current = orders.get(draft.companyId(), draft.id());
            current.requireDraft();
            return new StaleVersion(draft.version(), current.version());
        });
        orders.addStep(
                confirmed.companyId(),
                confirmed.id(),
                eventVersion,
                OrderStep.CONFIRMED,
                confirmed.id().value(),
                confirmed.orderNumber(),
                clock.instant());
        publisher.confirmed(confirmed, eventVersion);
        return confirmed;
    }
}
