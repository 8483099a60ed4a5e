package io.tieout.sales.order;

import io.tieout.platform.problem.StaleVersion;
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

    OrderService(OrderRepository orders, OrderPublisher publisher) {
        this.orders = orders;
        this.publisher = publisher;
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
        if (!orders.confirm(confirmed)) {
            var current = orders.get(draft.companyId(), draft.id());
            current.requireDraft();
            throw new StaleVersion(draft.version(), current.version());
        }
        publisher.confirmed(confirmed);
        return confirmed;
    }
}
