package io.tieout.ledger.receivable;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells of invoices; each change counts the invoice's version, on the event topic and on the state topic alike.
@Component
class InvoicePublisher {

    private final Outbox outbox;

    InvoicePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(Invoice invoice) {
        var issued = new InvoiceIssued(
                invoice.id().value(),
                invoice.number().toString(),
                invoice.origin().externalNumber(),
                invoice.customerId(),
                invoice.origin().orderId(),
                invoice.origin().dealId(),
                invoice.invoiceDate(),
                invoice.dueDate(),
                invoice.paymentReference().value(),
                invoice.net(),
                invoice.tax(),
                invoice.total(),
                invoice.open(),
                invoice.disputed(),
                invoice.entryId().value());
        outbox.publishAll(List.of(event(LedgerEvents.INVOICE_ISSUED, invoice, issued), state(invoice)));
    }

    void allocated(List<AllocatedInvoice> changes) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var change : changes) {
            events.add(event(change));
            events.add(state(change.invoice()));
        }
        outbox.publishAll(events);
    }

    private OutboxEvent<?> event(AllocatedInvoice change) {
        var invoice = change.invoice();
        var allocation = change.allocation();
        var changed = allocation.amount().negated();
        if (changed.isPositive()) {
            return event(
                    LedgerEvents.INVOICE_REOPENED,
                    invoice,
                    new InvoiceReopened(
                            invoice.id().value(),
                            invoice.customerId(),
                            invoice.origin().orderId(),
                            changed,
                            invoice.open(),
                            allocation.effectiveDate(),
                            allocation.matchId(),
                            allocation.entryId().value()));
        }
        if (invoice.open().isZero()) {
            return event(
                    LedgerEvents.INVOICE_PAID,
                    invoice,
                    new InvoicePaid(
                            invoice.id().value(),
                            invoice.customerId(),
                            invoice.origin().orderId(),
                            changed,
                            invoice.open(),
                            allocation.effectiveDate(),
                            allocation.matchId(),
                            allocation.entryId().value()));
        }
        return event(
                LedgerEvents.INVOICE_PART_PAID,
                invoice,
                new InvoicePartPaid(
                        invoice.id().value(),
                        invoice.customerId(),
                        invoice.origin().orderId(),
                        changed,
                        invoice.open(),
                        allocation.effectiveDate(),
                        allocation.matchId(),
                        allocation.entryId().value()));
    }

    private OutboxEvent<?> state(Invoice invoice) {
        return event(
                LedgerEvents.INVOICE_STATE,
                invoice,
                new InvoiceState(
                        invoice.id().value(),
                        invoice.number().toString(),
                        invoice.origin().externalNumber(),
                        invoice.customerId(),
                        invoice.origin().orderId(),
                        invoice.invoiceDate(),
                        invoice.dueDate(),
                        invoice.paymentReference().value(),
                        invoice.total(),
                        invoice.open(),
                        invoice.disputed(),
                        "ISSUED"));
    }

    private static <T> OutboxEvent<T> event(EventType<T> type, Invoice invoice, T payload) {
        return new OutboxEvent<>(
                type,
                invoice.companyId(),
                invoice.id().value(),
                invoice.version(),
                invoice.origin().dealId(),
                payload);
    }
}
