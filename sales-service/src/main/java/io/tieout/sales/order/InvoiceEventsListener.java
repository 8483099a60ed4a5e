package io.tieout.sales.order;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import org.springframework.stereotype.Component;

@Component
class InvoiceEventsListener implements EventSubscriber {

    private final OrderLifeService orders;

    InvoiceEventsListener(OrderLifeService orders) {
        this.orders = orders;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, this::issued);
        subscriptions.on(LedgerEvents.INVOICE_PART_PAID, event -> {
            var changed = event.payload();
            orders.openChanged(
                    event.envelope().companyId(), changed.invoiceId(), changed.open(), changed.effectiveDate());
        });
        subscriptions.on(LedgerEvents.INVOICE_PAID, event -> {
            var changed = event.payload();
            orders.openChanged(
                    event.envelope().companyId(), changed.invoiceId(), changed.open(), changed.effectiveDate());
        });
        subscriptions.on(LedgerEvents.INVOICE_REOPENED, event -> {
            var changed = event.payload();
            orders.openChanged(
                    event.envelope().companyId(), changed.invoiceId(), changed.open(), changed.effectiveDate());
        });
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

    private void issued(ReceivedEvent<InvoiceIssued> event) {
        var invoice = event.payload();
        if (invoice.orderId() != null) {
            orders.invoiced(
                    event.envelope().companyId(),
                    new OrderInvoice(
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
}
