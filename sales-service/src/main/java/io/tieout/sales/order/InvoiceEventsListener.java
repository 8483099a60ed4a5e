package io.tieout.sales.order;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class InvoiceEventsListener implements EventSubscriber {

    private final OrderLifeService orders;
    private final OrderBillingService billing;

    InvoiceEventsListener(OrderLifeService orders, OrderBillingService billing) {
        this.orders = orders;
        this.billing = billing;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.onAll(LedgerEvents.INVOICE_ISSUED, this::issued);
        openChanges(
                subscriptions,
                LedgerEvents.INVOICE_PART_PAID,
                paid -> new OpenChange(paid.invoiceId(), paid.open(), paid.effectiveDate()));
        openChanges(
                subscriptions,
                LedgerEvents.INVOICE_PAID,
                paid -> new OpenChange(paid.invoiceId(), paid.open(), paid.effectiveDate()));
        openChanges(
                subscriptions,
                LedgerEvents.INVOICE_REOPENED,
                reopened -> new OpenChange(reopened.invoiceId(), reopened.open(), reopened.effectiveDate()));
        subscriptions.on(LedgerEvents.CREDIT_NOTE_ISSUED, event -> {
            var creditNote = event.payload();
            if (creditNote.invoiceId() != null) {
                orders.credited(
                        event.envelope().companyId(),
                        creditNote.creditNoteId(),
                        creditNote.invoiceId(),
                        creditNote.total());
            }
        });
    }

    private <T> void openChanges(Subscriptions subscriptions, EventType<T> type, Function<T, OpenChange> change) {
        subscriptions.onAll(type, events -> events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.envelope().companyId(),
                        Collectors.mapping(event -> change.apply(event.payload()), Collectors.toList())))
                .forEach(billing::openChanged));
    }

    private void issued(List<ReceivedEvent<InvoiceIssued>> events) {
        var ofOrders = new LinkedHashMap<UUID, List<OrderInvoice>>();
        for (var event : events) {
            var invoice = event.payload();
            if (invoice.orderId() != null) {
                ofOrders.computeIfAbsent(event.envelope().companyId(), company -> new ArrayList<>())
                        .add(new OrderInvoice(
                                invoice.invoiceId(),
                                invoice.orderId(),
                                invoice.invoiceNumber(),
                                invoice.invoiceDate(),
                                invoice.dueDate(),
                                invoice.entryId(),
                                invoice.net(),
                                invoice.total(),
                                invoice.open(),
                                Money.zero(invoice.total().currency())));
            }
        }
        ofOrders.forEach(billing::invoiced);
    }
}
