package io.tieout.reconciliation.bankstatement;

import io.tieout.events.ledger.v1.BankLinesPosted;
import io.tieout.events.ledger.v1.BankLinesRefused;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

/// The ledger's answers to recorded lines.
@Component
class BankPostingEventsListener implements EventSubscriber {

    private final BankPostingService postings;

    BankPostingEventsListener(BankPostingService postings) {
        this.postings = postings;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.BANK_LINES_POSTED, this::posted);
        subscriptions.on(LedgerEvents.BANK_LINES_REFUSED, this::refused);
    }

    private void posted(ReceivedEvent<BankLinesPosted> event) {
        var answer = event.payload();
        postings.posted(
                event.envelope().companyId(),
                answer.bankAccountId(),
                answer.lines().stream()
                        .map(line -> new PostedLine(line.lineId(), line.entryId(), line.effectiveDate()))
                        .toList());
    }

    private void refused(ReceivedEvent<BankLinesRefused> event) {
        var answer = event.payload();
        postings.refused(
                event.envelope().companyId(), answer.statementId(), answer.chunk(), answer.code(), answer.detail());
    }
}
