package io.tieout.sales.credithold;

import io.tieout.events.customer.v1.CreditState;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.sales.credithold.CreditViewRepository.OwedLine;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class CreditEventsListener implements EventSubscriber {

    private final CreditViewRepository views;

    CreditEventsListener(CreditViewRepository views) {
        this.views = views;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(CustomerEvents.CREDIT_STATE, this::decided);
        subscriptions.onErased(
                CustomerEvents.CREDIT_STATE, envelope -> views.erase(envelope.companyId(), envelope.aggregateId()));
        subscriptions.on(LedgerEvents.CUSTOMER_LINES_SEALED, this::booked);
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, this::invoiced);
    }

    private void decided(ReceivedEvent<CreditState> event) {
        var state = event.payload();
        var reason = state.holdReason();
        views.put(
                event.envelope().companyId(),
                state.customerId(),
                state.rating(),
                new CreditTerms(
                        state.limits(),
                        CreditTerms.Hold.valueOf(state.hold()),
                        reason == null ? null : HoldReason.valueOf(reason),
                        event.envelope().aggregateVersion()));
    }

    private void booked(ReceivedEvent<CustomerLinesSealed> event) {
        var told = event.payload();
        if (!views.reach(told.companyId(), told.lastSequence(), told.complete())) {
            return;
        }
        var lines = new ArrayList<OwedLine>();
        var invoices = new ArrayList<UUID>();
        for (var line : told.lines()) {
            var customerId = line.customerId();
            if (customerId != null) {
                lines.add(new OwedLine(
                        customerId,
                        line.side().equals("DEBIT")
                                ? line.amount()
                                : line.amount().negated()));
            }
            var item = line.item();
            if (item != null && item.kind().equals("INVOICE")) {
                invoices.add(item.id());
            }
        }
        if (!lines.isEmpty()) {
            views.add(told.companyId(), lines);
        }
        if (!invoices.isEmpty()) {
            views.booked(told.companyId(), invoices);
        }
    }

    private void invoiced(ReceivedEvent<InvoiceIssued> event) {
        var invoice = event.payload();
        var orderId = invoice.orderId();
        if (orderId != null) {
            views.invoiced(event.envelope().companyId(), orderId, invoice.invoiceId(), invoice.total());
        }
    }
}
