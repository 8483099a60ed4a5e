package io.tieout.reconciliation.paymentmatch;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// What the ledger did with a match.
@Component
class PaymentAnswersListener implements EventSubscriber {

    private final MatchService matches;

    PaymentAnswersListener(MatchService matches) {
        this.matches = matches;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.PAYMENT_APPLIED, event -> {
            var applied = event.payload();
            matches.posted(event.envelope().companyId(), applied.matchId(), applied.entryId(), applied.effectiveDate());
        });
        subscriptions.on(LedgerEvents.PAYMENT_REFUSED, event -> {
            var refused = event.payload();
            matches.refused(
                    event.envelope().companyId(),
                    refused.matchId(),
                    event.envelope().aggregateVersion(),
                    refused.code(),
                    refused.detail());
        });
        subscriptions.on(LedgerEvents.PAYMENT_REVERSED, event -> {
            var reversed = event.payload();
            matches.undone(
                    event.envelope().companyId(),
                    reversed.matchId(),
                    reversed.reversalEntryId(),
                    reversed.effectiveDate());
        });
    }
}
