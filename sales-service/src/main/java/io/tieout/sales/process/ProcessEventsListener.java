package io.tieout.sales.process;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ProcessEventsListener implements EventSubscriber {

    private final ProcessRepository steps;

    ProcessEventsListener(ProcessRepository steps) {
        this.steps = steps;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(
                SalesEvents.DEAL_OPENED,
                event -> dealStep(event, "DEAL_OPENED", event.payload().value()));
        subscriptions.on(
                SalesEvents.DEAL_WON,
                event -> dealStep(event, "DEAL_WON", event.payload().value()));
        subscriptions.on(SalesEvents.DEAL_LOST, event -> dealStep(event, "DEAL_LOST", null));
        subscriptions.on(SalesEvents.ORDER_CONFIRMED, this::orderConfirmed);
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, this::invoiceIssued);
        subscriptions.on(
                LedgerEvents.INVOICE_PART_PAID,
                event -> openAmountChanged(
                        event,
                        "INVOICE_PART_PAID",
                        event.payload().entryId(),
                        event.payload().changed()));
        subscriptions.on(
                LedgerEvents.INVOICE_PAID,
                event -> openAmountChanged(
                        event,
                        "INVOICE_PAID",
                        event.payload().entryId(),
                        event.payload().changed()));
        subscriptions.on(
                LedgerEvents.INVOICE_REOPENED,
                event -> openAmountChanged(
                        event,
                        "INVOICE_REOPENED",
                        event.payload().entryId(),
                        event.payload().changed()));
    }

    private void dealStep(ReceivedEvent<?> event, String step, @Nullable Money amount) {
        var envelope = event.envelope();
        steps.add(
                envelope.companyId(),
                envelope.aggregateId(),
                new ProcessStep(envelope.id(), step, envelope.aggregateId(), null, null, amount, envelope.time()));
    }

    private void orderConfirmed(ReceivedEvent<OrderConfirmed> event) {
        var order = event.payload();
        if (order.dealId() != null) {
            var envelope = event.envelope();
            steps.add(
                    envelope.companyId(),
                    order.dealId(),
                    new ProcessStep(
                            envelope.id(),
                            "ORDER_CONFIRMED",
                            order.orderId(),
                            order.orderNumber(),
                            null,
                            order.total(),
                            envelope.time()));
        }
    }

    private void invoiceIssued(ReceivedEvent<InvoiceIssued> event) {
        var invoice = event.payload();
        if (invoice.dealId() != null) {
            var envelope = event.envelope();
            steps.link(envelope.companyId(), invoice.invoiceId(), invoice.dealId());
            steps.add(
                    envelope.companyId(),
                    invoice.dealId(),
                    new ProcessStep(
                            envelope.id(),
                            "INVOICE_ISSUED",
                            invoice.invoiceId(),
                            invoice.invoiceNumber(),
                            invoice.entryId(),
                            invoice.total(),
                            envelope.time()));
        }
    }

    /// The invoice's own events come in order, so its deal is known from the first of them.
    private void openAmountChanged(ReceivedEvent<?> event, String step, @Nullable UUID entryId, Money changed) {
        var envelope = event.envelope();
        var invoiceId = envelope.aggregateId();
        steps.dealOf(envelope.companyId(), invoiceId)
                .ifPresent(dealId -> steps.add(
                        envelope.companyId(),
                        dealId,
                        new ProcessStep(envelope.id(), step, invoiceId, null, entryId, changed, envelope.time())));
    }
}
