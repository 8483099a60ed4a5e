package io.tieout.ledger.dispute;

import io.tieout.events.ledger.v1.DisputeSettled;
import io.tieout.events.ledger.v1.DisputeSettlementRefused;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.problem.Refusal;
import org.springframework.stereotype.Component;

/// Answers each request once, with its number as the version.
@Component
class DisputePublisher {

    private final Outbox outbox;

    DisputePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void settled(WantedOutcome wanted, KeptDispute dispute, SettledDispute settled) {
        var entryId = settled.entryId();
        answer(
                LedgerEvents.DISPUTE_SETTLED,
                wanted,
                dispute,
                new DisputeSettled(
                        wanted.disputeId(),
                        dispute.invoiceId().value(),
                        wanted.request(),
                        wanted.outcome().name(),
                        wanted.amount(),
                        settled.creditNoteId(),
                        settled.creditNoteNumber(),
                        entryId == null ? null : entryId.value(),
                        wanted.date()));
    }

    void refused(WantedOutcome wanted, KeptDispute dispute, Refusal refusal) {
        answer(
                LedgerEvents.DISPUTE_SETTLEMENT_REFUSED,
                wanted,
                dispute,
                new DisputeSettlementRefused(
                        wanted.disputeId(),
                        dispute.invoiceId().value(),
                        wanted.request(),
                        refusal.code(),
                        refusal.detail()));
    }

    /// Part of the deal that the invoice is of.
    private <T> void answer(EventType<T> type, WantedOutcome wanted, KeptDispute dispute, T payload) {
        outbox.publish(new OutboxEvent<>(
                type, wanted.companyId(), wanted.disputeId(), wanted.request(), dispute.dealId(), payload));
    }
}
