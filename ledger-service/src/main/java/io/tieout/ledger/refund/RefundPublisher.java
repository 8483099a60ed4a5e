package io.tieout.ledger.refund;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.RefundApproved;
import io.tieout.events.ledger.v1.RefundPaid;
import io.tieout.events.ledger.v1.RefundReopened;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.PaymentReference;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells of refunds whose money is on its way. Versions count from the approval; refunds are as they were before the
/// change.
@Component
class RefundPublisher {

    private static final long FIRST = 1;

    private final Outbox outbox;

    RefundPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void approved(Refund refund, String number, EntryId entryId) {
        publish(
                LedgerEvents.REFUND_APPROVED,
                refund,
                FIRST,
                new RefundApproved(
                        refund.id().value(),
                        number,
                        refund.customerId(),
                        refund.date(),
                        PaymentReference.of(number).value(),
                        refund.amount(),
                        entryId.value()));
    }

    void paid(Refund refund, UUID matchId, EntryId entryId, LocalDate date) {
        publish(
                LedgerEvents.REFUND_PAID,
                refund,
                refund.eventVersion(refund.version() + 1),
                new RefundPaid(
                        refund.id().value(), refund.customerId(), refund.amount(), date, matchId, entryId.value()));
    }

    void reopened(Refund refund, UUID matchId, EntryId reversalEntryId, LocalDate date) {
        publish(
                LedgerEvents.REFUND_REOPENED,
                refund,
                refund.eventVersion(refund.version() + 1),
                new RefundReopened(
                        refund.id().value(),
                        refund.customerId(),
                        refund.amount(),
                        date,
                        matchId,
                        reversalEntryId.value()));
    }

    private <T> void publish(EventType<T> type, Refund refund, long version, T payload) {
        outbox.publish(new OutboxEvent<>(type, refund.companyId(), refund.id().value(), version, null, payload));
    }
}
