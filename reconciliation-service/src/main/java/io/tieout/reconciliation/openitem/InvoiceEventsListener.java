package io.tieout.reconciliation.openitem;

import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class InvoiceEventsListener implements EventSubscriber {

    private final OpenItemService items;

    InvoiceEventsListener(OpenItemService items) {
        this.items = items;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, this::issued);
        subscriptions.onAll(LedgerEvents.INVOICE_PART_PAID, events -> changed(events, InvoiceEventsListener::partPaid));
        subscriptions.onAll(LedgerEvents.INVOICE_PAID, events -> changed(events, InvoiceEventsListener::paid));
        subscriptions.onAll(LedgerEvents.INVOICE_REOPENED, events -> changed(events, InvoiceEventsListener::reopened));
        subscriptions.onAll(LedgerEvents.INVOICE_STATE, this::states);
    }

    private void issued(ReceivedEvent<InvoiceIssued> event) {
        var invoice = event.payload();
        items.put(new IssuedItem(
                event.envelope().companyId(),
                invoice.invoiceId(),
                ItemKind.INVOICE,
                invoice.customerId(),
                invoice.invoiceNumber(),
                invoice.externalNumber(),
                invoice.orderId(),
                invoice.dealId(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.paymentReference(),
                invoice.net(),
                invoice.total(),
                invoice.open(),
                terms(invoice.earlyPayment()),
                invoice.withholding(),
                invoice.disputed(),
                false,
                event.envelope().aggregateVersion(),
                true));
    }

    private <T> void changed(List<ReceivedEvent<T>> events, Function<ReceivedEvent<T>, ItemChange> told) {
        events.stream()
                .map(told)
                .collect(Collectors.groupingBy(ItemChange::companyId, TreeMap::new, Collectors.toList()))
                .forEach(items::change);
    }

    private static ItemChange partPaid(ReceivedEvent<InvoicePartPaid> event) {
        var paid = event.payload();
        return change(event.envelope(), paid.changed(), paid.open(), paid.effectiveDate(), paid.matchId());
    }

    private static ItemChange paid(ReceivedEvent<InvoicePaid> event) {
        var paid = event.payload();
        return change(event.envelope(), paid.changed(), paid.open(), paid.effectiveDate(), paid.matchId());
    }

    private static ItemChange reopened(ReceivedEvent<InvoiceReopened> event) {
        var reopened = event.payload();
        return change(
                event.envelope(), reopened.changed(), reopened.open(), reopened.effectiveDate(), reopened.matchId());
    }

    private static ItemChange change(
            EventEnvelope envelope, Money changed, Money open, LocalDate effectiveDate, @Nullable UUID matchId) {
        return new ItemChange(
                envelope.companyId(),
                envelope.aggregateId(),
                envelope.aggregateVersion(),
                changed,
                open,
                effectiveDate,
                matchId);
    }

    private void states(List<ReceivedEvent<InvoiceState>> events) {
        events.stream()
                .map(InvoiceEventsListener::state)
                .collect(Collectors.groupingBy(IssuedItem::companyId, TreeMap::new, Collectors.toList()))
                .forEach(items::putStates);
    }

    private static IssuedItem state(ReceivedEvent<InvoiceState> event) {
        var invoice = event.payload();
        return new IssuedItem(
                event.envelope().companyId(),
                invoice.invoiceId(),
                ItemKind.INVOICE,
                invoice.customerId(),
                invoice.invoiceNumber(),
                invoice.externalNumber(),
                invoice.orderId(),
                null,
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.paymentReference(),
                null,
                invoice.total(),
                invoice.open(),
                terms(invoice.earlyPayment()),
                invoice.withholding(),
                invoice.disputed(),
                invoice.status().equals("VOID"),
                event.envelope().aggregateVersion(),
                false);
    }

    private static @Nullable Terms terms(@Nullable EarlyPayment early) {
        return early == null ? null : new Terms(early.percent(), early.days());
    }
}
