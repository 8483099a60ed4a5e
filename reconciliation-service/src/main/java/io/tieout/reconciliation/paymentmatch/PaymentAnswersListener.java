package io.tieout.reconciliation.paymentmatch;

import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.ledger.v1.PaymentApplied;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
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
        subscriptions.onAll(LedgerEvents.PAYMENT_APPLIED, this::applied);
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
                    reversed.effectiveDate(),
                    Boolean.TRUE.equals(reversed.periodClosed()));
        });
    }

    private void applied(List<ReceivedEvent<PaymentApplied>> events) {
        var byCompany = new TreeMap<UUID, List<PostedMatch>>();
        for (var event : events) {
            var applied = event.payload();
            byCompany
                    .computeIfAbsent(event.envelope().companyId(), id -> new ArrayList<>())
                    .add(new PostedMatch(applied.matchId(), applied.entryId(), applied.effectiveDate()));
        }
        byCompany.forEach(matches::posted);
    }
}
