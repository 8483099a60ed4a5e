package io.tieout.reconciliation.openitem;

import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Terms;
import java.time.LocalDate;
import java.util.UUID;
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
        subscriptions.on(LedgerEvents.INVOICE_PART_PAID, event -> {
            var paid = event.payload();
            changed(event.envelope(), paid.changed(), paid.open(), paid.effectiveDate(), paid.matchId());
        });
        subscriptions.on(LedgerEvents.INVOICE_PAID, event -> {
            var paid = event.payload();
            changed(event.envelope(), paid.changed(), paid.open(), paid.effectiveDate(), paid.matchId());
        });
        subscriptions.on(LedgerEvents.INVOICE_REOPENED, event -> {
            var reopened = event.payload();
            changed(
                    event.envelope(),
                    reopened.changed(),
                    reopened.open(),
                    reopened.effectiveDate(),
                    reopened.matchId());
        });
        subscriptions.on(LedgerEvents.INVOICE_STATE, this::state);
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

    private void changed(
            EventEnvelope envelope, Money changed, Money open, LocalDate effectiveDate, @Nullable UUID matchId) {
        items.change(new ItemChange(
                envelope.companyId(),
                envelope.aggregateId(),
                envelope.aggregateVersion(),
                changed,
                open,
                effectiveDate,
                matchId));
    }

    private void state(ReceivedEvent<InvoiceState> event) {
        var invoice = event.payload();
        items.put(new IssuedItem(
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
                false));
    }

    private static @Nullable Terms terms(@Nullable EarlyPayment early) {
        return early == null ? null : new Terms(early.percent(), early.days());
    }
}
