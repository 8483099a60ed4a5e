package io.tieout.sales.process;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        subscriptions.on(SalesEvents.ORDER_DELIVERED, event -> {
            var delivered = event.payload();
            orderStep(event, "ORDER_DELIVERED", delivered.dealId(), delivered.deliveryId(), delivered.orderNumber());
        });
        subscriptions.on(SalesEvents.ORDER_CANCELLED, event -> {
            var cancelled = event.payload();
            orderStep(event, "ORDER_CANCELLED", cancelled.dealId(), cancelled.orderId(), cancelled.orderNumber());
        });
        subscriptions.on(LedgerEvents.INVOICE_ISSUED, this::invoiceIssued);
        openAmountChanges(
                subscriptions,
                LedgerEvents.INVOICE_PART_PAID,
                "INVOICE_PART_PAID",
                InvoicePartPaid::entryId,
                InvoicePartPaid::changed);
        openAmountChanges(
                subscriptions, LedgerEvents.INVOICE_PAID, "INVOICE_PAID", InvoicePaid::entryId, InvoicePaid::changed);
        openAmountChanges(
                subscriptions,
                LedgerEvents.INVOICE_REOPENED,
                "INVOICE_REOPENED",
                InvoiceReopened::entryId,
                InvoiceReopened::changed);
    }

    /// An invoice's own events come in order, so its deal is known from the first of them. Payments come by the
    /// hundred, and are written together.
    private <T> void openAmountChanges(
            Subscriptions subscriptions,
            EventType<T> type,
            String step,
            Function<T, @Nullable UUID> entryId,
            Function<T, Money> changed) {
        subscriptions.onAll(type, events -> events.stream()
                .collect(Collectors.groupingBy(
                        event -> event.envelope().companyId(),
                        Collectors.mapping(
                                event -> new ProcessStep(
                                        event.envelope().id(),
                                        step,
                                        event.envelope().aggregateId(),
                                        null,
                                        entryId.apply(event.payload()),
                                        changed.apply(event.payload()),
                                        event.envelope().time()),
                                Collectors.toList())))
                .forEach(steps::addToDealsOfDocuments));
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

    private void orderStep(
            ReceivedEvent<?> event, String step, @Nullable UUID dealId, UUID documentId, @Nullable String orderNumber) {
        if (dealId != null) {
            var envelope = event.envelope();
            steps.add(
                    envelope.companyId(),
                    dealId,
                    new ProcessStep(envelope.id(), step, documentId, orderNumber, null, null, envelope.time()));
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
}
