package io.tieout.sales.analysis;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Subscriptions;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
class RevenueEventsListener implements EventSubscriber {

    private final RevenueRepository revenue;

    RevenueEventsListener(RevenueRepository revenue) {
        this.revenue = revenue;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        keep(
                subscriptions,
                LedgerEvents.INVOICE_ISSUED,
                (invoice, at) -> new RevenueDocument(
                        invoice.invoiceId(),
                        RevenueDocument.Kind.INVOICE,
                        invoice.invoiceNumber(),
                        invoice.customerId(),
                        invoice.orderId(),
                        null,
                        invoice.invoiceDate(),
                        invoice.entryId(),
                        invoice.net(),
                        at));
        keep(
                subscriptions,
                LedgerEvents.CREDIT_NOTE_ISSUED,
                (creditNote, at) -> new RevenueDocument(
                        creditNote.creditNoteId(),
                        RevenueDocument.Kind.CREDIT_NOTE,
                        creditNote.creditNoteNumber(),
                        creditNote.customerId(),
                        null,
                        creditNote.invoiceId(),
                        creditNote.creditNoteDate(),
                        creditNote.entryId(),
                        creditNote.net(),
                        at));
    }

    /// Invoices come by the hundred, and are written together.
    private <T> void keep(
            Subscriptions subscriptions, EventType<T> type, BiFunction<T, Instant, RevenueDocument> document) {
        subscriptions.onAll(type, events -> events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.envelope().companyId(),
                        Collectors.mapping(
                                event -> document.apply(
                                        event.payload(), event.envelope().time()),
                                Collectors.toList())))
                .forEach(revenue::addAll));
    }
}
