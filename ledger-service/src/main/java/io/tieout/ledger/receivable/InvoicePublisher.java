package io.tieout.ledger.receivable;

import io.tieout.events.ledger.v1.EarlyPayment;
import io.tieout.events.ledger.v1.InvoiceDisputeChanged;
import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.InvoiceReopened;
import io.tieout.events.ledger.v1.InvoiceState;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells of invoices; each change counts the invoice's version, on the event topic and on the state topic alike.
@Component
class InvoicePublisher {

    private final Outbox outbox;

    InvoicePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(Invoice invoice) {
        issued(List.of(invoice));
    }

    void issued(List<Invoice> invoices) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var invoice : invoices) {
            events.add(event(LedgerEvents.INVOICE_ISSUED, invoice, issuedPayload(invoice)));
            events.add(state(invoice, "ISSUED"));
        }
        outbox.publishAll(events);
    }

    private static InvoiceIssued issuedPayload(Invoice invoice) {
        return new InvoiceIssued(
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
                invoice.entryId().value(),
                earlyPayment(invoice),
                withholding(invoice));
    }

    void allocated(List<AllocatedInvoice> changes) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var change : changes) {
            if (change.wasNeverOwed()) {
                // Nobody paid it: it is no invoice any more.
                events.add(state(change.invoice(), "VOID"));
            } else {
                events.add(event(change));
                events.add(state(change.invoice(), "ISSUED"));
            }
        }
        outbox.publishAll(events);
    }

    /// @param disputed what all open disputes come to
    void disputeChanged(Invoice invoice, UUID disputeId, Money disputed) {
        outbox.publishAll(List.of(
                event(
                        LedgerEvents.INVOICE_DISPUTE_CHANGED,
                        invoice,
                        new InvoiceDisputeChanged(
                                invoice.id().value(), invoice.customerId(), disputeId, invoice.disputed(), disputed)),
                state(invoice, "ISSUED")));
    }

    private static OutboxEvent<?> event(AllocatedInvoice change) {
        if (change.allocation().amount().isNegative()) {
            return event(LedgerEvents.INVOICE_REOPENED, change, InvoiceReopened::new);
        }
        return change.invoice().open().isZero()
                ? event(LedgerEvents.INVOICE_PAID, change, InvoicePaid::new)
                : event(LedgerEvents.INVOICE_PART_PAID, change, InvoicePartPaid::new);
    }

    private static <T> OutboxEvent<T> event(EventType<T> type, AllocatedInvoice change, OpenAmountChange<T> payload) {
        var invoice = change.invoice();
        var allocation = change.allocation();
        var entryId = allocation.entryId();
        return event(
                type,
                invoice,
                payload.of(
                        invoice.id().value(),
                        invoice.customerId(),
                        invoice.origin().orderId(),
                        allocation.amount().negated(),
                        invoice.open(),
                        allocation.effectiveDate(),
                        allocation.matchId(),
                        entryId == null ? null : entryId.value()));
    }

    private static OutboxEvent<?> state(Invoice invoice, String status) {
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
                        status,
                        earlyPayment(invoice),
                        withholding(invoice)));
    }

    private static @Nullable EarlyPayment earlyPayment(Invoice invoice) {
        var terms = invoice.earlyPayment();
        return terms == null ? null : new EarlyPayment(plain(terms.percent()), terms.days());
    }

    /// `10` and not `1E+1`.
    private static BigDecimal plain(BigDecimal percent) {
        return new BigDecimal(percent.toPlainString());
    }

    private static @Nullable Money withholding(Invoice invoice) {
        var terms = invoice.withholding();
        return terms == null ? null : terms.amount();
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

    /// What the contracts say alike of every change of an invoice's open amount.
    private interface OpenAmountChange<T> {

        T of(
                UUID invoiceId,
                UUID customerId,
                @Nullable UUID orderId,
                Money changed,
                Money open,
                LocalDate effectiveDate,
                @Nullable UUID matchId,
                @Nullable UUID entryId);
    }
}
