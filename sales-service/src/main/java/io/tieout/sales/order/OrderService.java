package io.tieout.sales.order;

import io.tieout.platform.problem.StaleVersion;
import io.tieout.sales.credithold.CreditHoldService;
import io.tieout.sales.credithold.OrderForCredit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class OrderService {

    private final OrderRepository orders;
    private final OrderPublisher publisher;
    private final CreditHoldService credits;
    private final Clock clock;

    OrderService(OrderRepository orders, OrderPublisher publisher, CreditHoldService credits, Clock clock) {
        this.orders = orders;
        this.publisher = publisher;
        this.credits = credits;
        this.clock = clock;
    }

    public SalesOrder draft(
            UUID companyId, @Nullable UUID dealId, UUID customerId, OrderTerms terms, UUID ownerUserId) {
        var order = SalesOrder.draft(companyId, dealId, customerId, terms, ownerUserId);
        orders.insert(order);
        return order;
    }

    public SalesOrder confirm(SalesOrder draft, LocalDate orderDate) {
        return confirm(draft, orderDate, draft.ownerUserId());
    }

    /// Confirms it, unless it must wait for its credit: then it is held, and so it is when it is tried again too early.
    public SalesOrder confirm(SalesOrder draft, LocalDate orderDate, UUID by) {
        draft.requireDraft();
        lockForCredit(draft.companyId(), List.of(draft.customerId()));
        requireUnchanged(draft);
        var order = new OrderForCredit(
                draft.companyId(),
                draft.id().value(),
                draft.customerId(),
                draft.dealId(),
                draft.totals().total(),
                orderDate);
        return credits.holdBack(order, by).isPresent() ? hold(draft) : complete(draft, orderDate);
    }

    private SalesOrder hold(SalesOrder draft) {
        if (draft.status() == OrderStatus.HELD) {
            return draft;
        }
        var held = draft.hold();
        if (!orders.hold(held)) {
            throw changedMeanwhile(draft);
        }
        return held;
    }

    /// Before the first order of a transaction that confirms orders of several customers.
    public void lockForCredit(UUID companyId, Collection<UUID> customers) {
        credits.lock(companyId, customers);
    }

    /// Locks it as well: whoever read it before another one confirmed, released or cancelled it is refused.
    private void requireUnchanged(SalesOrder read) {
        long version = orders.lockVersion(read.companyId(), read.id()).orElseThrow(() -> new OrderNotFound(read.id()));
        if (version != read.version()) {
            throw changedMeanwhile(read);
        }
    }

    /// Confirms a held order for the day that was asked for, whatever its customer owes.
    public SalesOrder release(SalesOrder held, UUID by, String reason) {
        held.requireNotCancelled();
        lockForCredit(held.companyId(), List.of(held.customerId()));
        requireUnchanged(held);
        var hold = credits.release(held.companyId(), held.id().value(), held.ownerUserId(), by, reason);
        return complete(held, hold.orderDate());
    }

    private RuntimeException changedMeanwhile(SalesOrder draft) {
        var current = orders.get(draft.companyId(), draft.id());
        current.requireDraft();
        return new StaleVersion(draft.version(), current.version());
    }

    private SalesOrder complete(SalesOrder draft, LocalDate orderDate) {
        var confirmed = draft.confirm(orders.nextNumber(draft.companyId(), orderDate.getYear()), orderDate);
        long eventVersion = orders.confirm(confirmed, clock.instant()).orElseThrow(() -> changedMeanwhile(draft));
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
