package io.tieout.reconciliation.openitem;

import io.tieout.events.ledger.v1.CreditNoteChanged;
import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.events.ledger.v1.RefundPaid;
import io.tieout.events.ledger.v1.RefundReopened;
import io.tieout.platform.event.EventEnvelope;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What we owe customers: the ledger says it as positive amounts, here they are open items below zero.
@Component
class CreditEventsListener implements EventSubscriber {

    private final OpenItemService items;

    CreditEventsListener(OpenItemService items) {
        this.items = items;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.CREDIT_NOTE_ISSUED, this::issued);
        subscriptions.on(LedgerEvents.CREDIT_NOTE_CHANGED, this::changed);
        subscriptions.on(LedgerEvents.REFUND_APPROVED, this::approved);
        subscriptions.on(LedgerEvents.REFUND_PAID, this::paid);
        subscriptions.on(LedgerEvents.REFUND_REOPENED, this::reopened);
    }

    private void issued(ReceivedEvent<CreditNoteIssued> event) {
        var note = event.payload();
        items.put(credit(
                event.envelope(),
                note.creditNoteId(),
                ItemKind.CREDIT_NOTE,
                note.customerId(),
                note.creditNoteNumber(),
                note.creditNoteDate(),
                "",
                note.net().negated(),
                note.total(),
                note.open()));
    }

    private void changed(ReceivedEvent<CreditNoteChanged> event) {
        var note = event.payload();
        items.change(new ItemChange(
                event.envelope().companyId(),
                note.creditNoteId(),
                event.envelope().aggregateVersion(),
                note.changed().negated(),
                note.open().negated(),
                note.effectiveDate(),
                note.matchId()));
    }

    private void approved(ReceivedEvent<RefundApproved> event) {
        var refund = event.payload();
        items.put(credit(
                event.envelope(),
                refund.refundId(),
                ItemKind.REFUND,
                refund.customerId(),
                refund.refundNumber(),
                refund.refundDate(),
                refund.paymentReference(),
                null,
                refund.amount(),
                refund.amount()));
    }

    private void paid(ReceivedEvent<RefundPaid> event) {
        var refund = event.payload();
        items.change(new ItemChange(
                event.envelope().companyId(),
                refund.refundId(),
                event.envelope().aggregateVersion(),
                refund.amount(),
                Money.zero(refund.amount().currency()),
                refund.effectiveDate(),
                refund.matchId()));
    }

    private void reopened(ReceivedEvent<RefundReopened> event) {
        var refund = event.payload();
        items.change(new ItemChange(
                event.envelope().companyId(),
                refund.refundId(),
                event.envelope().aggregateVersion(),
                refund.amount().negated(),
                refund.amount().negated(),
                refund.effectiveDate(),
                refund.matchId()));
    }

    private static IssuedItem credit(
            EventEnvelope envelope,
            UUID id,
            ItemKind kind,
            UUID customerId,
            String number,
            LocalDate date,
            String paymentReference,
            @Nullable Money net,
            Money total,
            Money open) {
        return new IssuedItem(
                envelope.companyId(),
                id,
                kind,
                customerId,
                number,
                null,
                null,
                null,
                date,
                date,
                paymentReference,
                net,
                total.negated(),
                open.negated(),
                null,
                null,
                false,
                false,
                envelope.aggregateVersion(),
                true);
    }
}
