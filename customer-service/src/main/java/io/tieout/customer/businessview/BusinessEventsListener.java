package io.tieout.customer.businessview;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.CustomerPaymentBehaviour;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.DealLost;
import io.tieout.events.sales.v1.DealOpened;
import io.tieout.events.sales.v1.DealStageChanged;
import io.tieout.events.sales.v1.DealWon;
import io.tieout.events.sales.v1.OrderCancelled;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class BusinessEventsListener implements EventSubscriber {

    private static final UUID NO_ITEM = new UUID(0, 0);

    private final BusinessViewRepository views;
    private final CustomerActivityRepository activities;
    private final JsonMapper json;

    BusinessEventsListener(BusinessViewRepository views, CustomerActivityRepository activities, JsonMapper json) {
        this.views = views;
        this.activities = activities;
        this.json = json;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(SalesEvents.DEAL_OPENED, this::dealOpened);
        subscriptions.on(SalesEvents.DEAL_STAGE_CHANGED, this::dealMoved);
        subscriptions.on(SalesEvents.DEAL_WON, this::dealWon);
        subscriptions.on(SalesEvents.DEAL_LOST, this::dealLost);
        subscriptions.on(SalesEvents.ORDER_CONFIRMED, this::ordered);
        subscriptions.on(SalesEvents.ORDER_CANCELLED, this::cancelled);
        subscriptions.onAll(LedgerEvents.INVOICE_STATE, this::invoiced);
        subscriptions.on(LedgerEvents.CUSTOMER_LINES_SEALED, this::booked);
        subscriptions.onAll(LedgerEvents.CUSTOMER_PAYMENT_BEHAVIOUR, this::paid);
    }

    private void dealOpened(ReceivedEvent<DealOpened> event) {
        var deal = event.payload();
        views.openDeal(
                event.envelope().companyId(),
                deal.dealId(),
                deal.customerId(),
                deal.pipeline(),
                deal.stage(),
                deal.value(),
                event.envelope().time());
        touch(event.envelope().companyId(), Optional.ofNullable(deal.customerId()));
    }

    private void dealMoved(ReceivedEvent<DealStageChanged> event) {
        var deal = event.payload();
        var companyId = event.envelope().companyId();
        touch(companyId, views.moveDeal(companyId, deal.dealId(), deal.toStage()));
    }

    private void dealWon(ReceivedEvent<DealWon> event) {
        var deal = event.payload();
        var companyId = event.envelope().companyId();
        views.winDeal(companyId, deal.dealId(), deal.customerId(), deal.value(), deal.closeDate());
        touch(companyId, Optional.of(deal.customerId()));
    }

    private void dealLost(ReceivedEvent<DealLost> event) {
        var deal = event.payload();
        var companyId = event.envelope().companyId();
        views.loseDeal(companyId, deal.dealId(), deal.customerId(), deal.reason(), deal.closeDate());
        touch(companyId, Optional.ofNullable(deal.customerId()));
    }

    private void touch(UUID companyId, Optional<UUID> customerId) {
        activities.touch(companyId, customerId.stream().toList());
    }

    private void ordered(ReceivedEvent<OrderConfirmed> event) {
        var order = event.payload();
        var companyId = event.envelope().companyId();
        views.addOrder(
                companyId, order.orderId(), order.customerId(), order.orderNumber(), order.orderDate(), order.total());
        activities.touch(companyId, List.of(order.customerId()));
    }

    private void cancelled(ReceivedEvent<OrderCancelled> event) {
        var order = event.payload();
        var companyId = event.envelope().companyId();
        views.cancelOrder(companyId, order.orderId(), order.cancelledOn());
        activities.touch(companyId, List.of(order.customerId()));
    }

    private void invoiced(List<ReceivedEvent<InvoiceState>> events) {
        var invoices = events.stream().map(BusinessEventsListener::invoice).toList();
        views.putInvoices(invoices);
        touchAll(events, InvoiceState::customerId);
    }

    /// Once for each customer, however many events are about it; lowest company first, as everywhere.
    private <T> void touchAll(List<ReceivedEvent<T>> events, Function<T, UUID> customer) {
        events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.envelope().companyId(),
                        TreeMap::new,
                        Collectors.mapping(event -> customer.apply(event.payload()), Collectors.toSet())))
                .forEach(activities::touch);
    }

    private static ViewedInvoice invoice(ReceivedEvent<InvoiceState> event) {
        var invoice = event.payload();
        return new ViewedInvoice(
                event.envelope().companyId(),
                invoice.invoiceId(),
                invoice.customerId(),
                invoice.invoiceNumber(),
                invoice.orderId(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.total(),
                invoice.open(),
                invoice.disputed(),
                invoice.status(),
                event.envelope().aggregateVersion());
    }

    private void booked(ReceivedEvent<CustomerLinesSealed> event) {
        var told = event.payload();
        if (!views.reach(told.companyId(), new BooksReach(told.lastSequence(), told.complete(), null))) {
            return;
        }
        var lines = told.lines().stream()
                .map(BusinessEventsListener::line)
                .flatMap(Optional::stream)
                .toList();
        if (!lines.isEmpty()) {
            views.addLines(told.companyId(), lines);
            activities.touch(
                    told.companyId(), lines.stream().map(BooksLine::customerId).collect(Collectors.toSet()));
        }
    }

    /// What a rate changed belongs to no customer and is no debt.
    private static Optional<BooksLine> line(CustomerLinesSealed.Line line) {
        var customerId = line.customerId();
        if (customerId == null) {
            return Optional.empty();
        }
        var item = line.item();
        return Optional.of(new BooksLine(
                customerId,
                item == null ? "OTHER" : item.kind(),
                item == null ? NO_ITEM : item.id(),
                item == null ? null : item.dueDate(),
                line.side().equals("DEBIT") ? line.amount() : line.amount().negated()));
    }

    private void paid(List<ReceivedEvent<CustomerPaymentBehaviour>> events) {
        events.forEach(this::keepHabit);
        touchAll(events, CustomerPaymentBehaviour::customerId);
    }

    private void keepHabit(ReceivedEvent<CustomerPaymentBehaviour> event) {
        var behaviour = event.payload();
        var companyId = event.envelope().companyId();
        long paid = 0;
        long late = 0;
        long kept = 0;
        long broken = 0;
        for (var figures : behaviour.currencies()) {
            paid += figures.paidInvoices();
            late += figures.lateInvoices();
            kept += figures.promisesKept();
            broken += figures.promisesBroken();
        }
        views.putHabit(
                companyId,
                behaviour.customerId(),
                new PaymentHabit(behaviour.asOf(), paid, late, kept, broken),
                json.writeValueAsString(behaviour.currencies()),
                event.envelope().aggregateVersion());
    }
}
