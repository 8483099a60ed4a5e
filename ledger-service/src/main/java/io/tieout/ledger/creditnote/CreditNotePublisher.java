package io.tieout.ledger.creditnote;

import io.tieout.events.ledger.v1.CreditNoteChanged;
import io.tieout.events.ledger.v1.CreditNoteIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import org.springframework.stereotype.Component;

/// Tells of credit notes; each change counts the version of their events.
@Component
class CreditNotePublisher {

    private final Outbox outbox;

    CreditNotePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void issued(CreditNote note) {
        var invoice = note.invoiceId();
        publish(
                LedgerEvents.CREDIT_NOTE_ISSUED,
                note,
                new CreditNoteIssued(
                        note.id().value(),
                        note.number().toString(),
                        note.customerId(),
                        invoice == null ? null : invoice.value(),
                        note.date(),
                        note.net(),
                        note.tax(),
                        note.total(),
                        note.open(),
                        note.entryId().value()));
    }

    /// Of the one whose events begin with a change, all is told: the rest of the world knows nothing of it yet.
    ///
    /// @param note as it is after the movement
    void changed(CreditNote note, CreditNoteMovement movement) {
        if (note.eventVersion() == 1) {
            issued(note);
            return;
        }
        publish(
                LedgerEvents.CREDIT_NOTE_CHANGED,
                note,
                new CreditNoteChanged(
                        note.id().value(),
                        note.customerId(),
                        movement.amount(),
                        note.open(),
                        movement.date(),
                        movement.matchId()));
    }

    private <T> void publish(EventType<T> type, CreditNote note, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, note.companyId(), note.id().value(), note.eventVersion(), null, payload));
    }
}
