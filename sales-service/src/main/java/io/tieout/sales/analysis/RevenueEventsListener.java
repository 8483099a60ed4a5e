package io.tieout.sales.analysis;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class RevenueEventsListener implements EventSubscriber {

    private final RevenueRepository revenue;

    RevenueEventsListener(RevenueRepository revenue) {
        this.revenue = revenue;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, event -> {
            var invoice = event.payload();
            revenue.add(
                    event.envelope().companyId(),
                    new RevenueDocument(
                            invoice.invoiceId(),
                            RevenueDocument.Kind.INVOICE,
                            invoice.invoiceNumber(),
                            invoice.customerId(),
                            invoice.orderId(),
                            invoice.invoiceDate(),
                            invoice.entryId(),
                            invoice.net(),
                            event.envelope().time()));
        });
        subscriptions.on(LedgerEvents.CREDIT_NOTE_ISSUED, event -> {
            var creditNote = event.payload();
            revenue.add(
                    event.envelope().companyId(),
                    new RevenueDocument(
                            creditNote.creditNoteId(),
                            RevenueDocument.Kind.CREDIT_NOTE,
                            creditNote.creditNoteNumber(),
                            creditNote.customerId(),
                            null,
                            creditNote.creditNoteDate(),
                            creditNote.entryId(),
                            creditNote.net(),
                            event.envelope().time()));
        });
    }
}
