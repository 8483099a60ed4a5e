package io.tieout.reconciliation.confirmation;

import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.reconciliation.v1.StatementAnswered;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.reconciliation.accountstatement.AccountStatement;
import org.springframework.stereotype.Component;

@Component
class StatementAnswerPublisher {

    private final Outbox outbox;

    StatementAnswerPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// Without what the customer wrote: that is for the company alone.
    void answered(AccountStatement statement, StatementAnswer answer) {
        outbox.publish(new OutboxEvent<>(
                ReconciliationEvents.STATEMENT_ANSWERED,
                answer.companyId(),
                answer.statementId(),
                1,
                null,
                new StatementAnswered(
                        answer.statementId(),
                        statement.number(),
                        statement.customerId(),
                        answer.outcome().name(),
                        statement.closing(),
                        answer.answeredAt(),
                        answer.disputedLines().stream()
                                .map(line -> new StatementAnswered.DisputedLine(
                                        line.lineNumber(), line.itemId(), line.amount()))
                                .toList())));
    }
}
