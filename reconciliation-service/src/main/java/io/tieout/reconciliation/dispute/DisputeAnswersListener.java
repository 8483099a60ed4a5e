package io.tieout.reconciliation.dispute;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// What the ledger did with the outcome of a dispute.
@Component
class DisputeAnswersListener implements EventSubscriber {

    private final DisputeService disputes;

    DisputeAnswersListener(DisputeService disputes) {
        this.disputes = disputes;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.DISPUTE_SETTLED, event -> {
            var settled = event.payload();
            disputes.settled(
                    event.envelope().companyId(),
                    settled.disputeId(),
                    new SettledByLedger(
                            settled.request(), settled.creditNoteId(), settled.creditNoteNumber(), settled.entryId()));
        });
        subscriptions.on(LedgerEvents.DISPUTE_SETTLEMENT_REFUSED, event -> {
            var refused = event.payload();
            disputes.refused(
                    event.envelope().companyId(),
                    refused.disputeId(),
                    refused.request(),
                    refused.code(),
                    refused.detail());
        });
    }
}
