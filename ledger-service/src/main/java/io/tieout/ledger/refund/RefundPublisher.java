package io.tieout.ledger.refund;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.events.ledger.v1.RefundPaid;
import io.tieout.events.ledger.v1.RefundReopened;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.numbering.DocumentNumber;
import io.tieout.ledger.receivable.PaymentReference;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells of refunds whose money is on its way. The version is that of the refund after the change.
@Component
class RefundPublisher {

    private final Outbox outbox;

    RefundPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void approved(Refund refund, DocumentNumber number, EntryId entryId) {
        publish(
                LedgerEvents.REFUND_APPROVED,
                refund,
                new RefundApproved(
                        refund.id().value(),
                        number.toString(),
                        refund.customerId(),
                        refund.date(),
                        PaymentReference.of(number.toString()).value(),
                        refund.amount(),
                        entryId.value()));
    }

    void paid(Refund refund, UUID matchId, EntryId entryId, LocalDate date) {
        publish(
                LedgerEvents.REFUND_PAID,
                refund,
                new RefundPaid(
                        refund.id().value(), refund.customerId(), refund.amount(), date, matchId, entryId.value()));
    }

    void reopened(Refund refund, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        publish(
                LedgerEvents.REFUND_REOPENED,
                refund,
                new RefundReopened(
                        refund.id().value(),
                        refund.customerId(),
                        refund.amount(),
                        date,
                        matchId,
                        reversalEntryId.value()));
    }

    /// @param refund as it was before the change
    private <T> void publish(EventType<T> type, Refund refund, T payload) {
        outbox.publish(
                new OutboxEvent<>(type, refund.companyId(), refund.id().value(), refund.version() + 1, null, payload));
    }
}
