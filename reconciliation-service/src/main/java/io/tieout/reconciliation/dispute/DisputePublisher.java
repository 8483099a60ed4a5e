package io.tieout.reconciliation.dispute;

import io.tieout.events.reconciliation.v1.DisputeOpened;
import io.tieout.events.reconciliation.v1.DisputeResolutionRequested;
import io.tieout.events.reconciliation.v1.DisputeResolved;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.EventType;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Tells of disputes: ids and codes, never what people wrote.
@Component
class DisputePublisher {

    private final Outbox outbox;
    private final OpenItemService items;

    DisputePublisher(Outbox outbox, OpenItemService items) {
        this.outbox = outbox;
        this.items = items;
    }

    void opened(Dispute dispute) {
        publish(
                ReconciliationEvents.DISPUTE_OPENED,
                dispute,
                new DisputeOpened(
                        dispute.disputeId(),
                        dispute.invoiceId(),
                        dispute.customerId(),
                        dispute.amount(),
                        dispute.reason().name(),
                        dispute.openedBy().name(),
                        dispute.deadline()));
    }

    void resolutionRequested(Dispute dispute) {
        var request = Objects.requireNonNull(dispute.request());
        publish(
                ReconciliationEvents.DISPUTE_RESOLUTION_REQUESTED,
                dispute,
                new DisputeResolutionRequested(
                        dispute.disputeId(),
                        dispute.invoiceId(),
                        dispute.requests(),
                        request.outcome().name(),
                        request.amount(),
                        dispute.reason().name(),
                        request.effectiveDate(),
                        request.by()));
    }

    void resolved(Dispute dispute, SettledByLedger settled) {
        var request = Objects.requireNonNull(dispute.request());
        publish(
                ReconciliationEvents.DISPUTE_RESOLVED,
                dispute,
                new DisputeResolved(
                        dispute.disputeId(),
                        dispute.invoiceId(),
                        dispute.customerId(),
                        request.outcome().name(),
                        request.amount(),
                        settled.creditNoteId(),
                        settled.entryId(),
                        request.effectiveDate()));
    }

    /// Part of the deal that the invoice is of.
    private <T> void publish(EventType<T> type, Dispute dispute, T payload) {
        outbox.publish(new OutboxEvent<>(
                type,
                dispute.companyId(),
                dispute.disputeId(),
                dispute.eventVersion(),
                items.dealOf(dispute.companyId(), dispute.invoiceId()).orElse(null),
                payload));
    }
}
