package io.tieout.reconciliation.settlement;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// What the ledger did with a settlement.
@Component
class SettlementAnswersListener implements EventSubscriber {

    private final SettlementService settlements;

    SettlementAnswersListener(SettlementService settlements) {
        this.settlements = settlements;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.SETTLEMENT_POSTED, event -> {
            var posted = event.payload();
            settlements.posted(
                    event.envelope().companyId(), posted.settlementId(), posted.request(), posted.entryIds());
        });
        subscriptions.on(LedgerEvents.SETTLEMENT_UNDONE, event -> {
            var undone = event.payload();
            settlements.undone(
                    event.envelope().companyId(), undone.settlementId(), undone.request(), undone.entryIds());
        });
        subscriptions.on(LedgerEvents.SETTLEMENT_REFUSED, event -> {
            var refused = event.payload();
            settlements.refused(
                    event.envelope().companyId(),
                    refused.settlementId(),
                    refused.request(),
                    refused.code(),
                    refused.detail());
        });
    }
}
