package io.tieout.reconciliation.bankstatement;

import io.tieout.events.reconciliation.v1.BankLinesRecorded;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.bankaccount.BankAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells the ledger about recorded lines.
@Component
class BankStatementPublisher {

    private final Outbox outbox;

    BankStatementPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param lines whole chunks of the statement, in order
    void recorded(BankAccount account, UUID statementId, List<NumberedLine> lines) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (int from = 0; from < lines.size(); from += Chunks.SIZE) {
            var chunk = lines.subList(from, Math.min(from + Chunks.SIZE, lines.size()));
            int number = chunk.getFirst().chunk();
            var event = new BankLinesRecorded(
                    statementId,
                    number,
                    account.bankAccountId(),
                    chunk.stream().map(line -> line(account, line)).toList());
            events.add(new OutboxEvent<>(
                    ReconciliationEvents.BANK_LINES_RECORDED, account.companyId(), statementId, number, null, event));
        }
        outbox.publishAll(events);
    }

    private static BankLinesRecorded.Line line(BankAccount account, NumberedLine line) {
        return new BankLinesRecorded.Line(
                line.lineId(),
                line.source().bookingDate(),
                line.source().valueDate(),
                Money.ofMinor(line.entry().line().amountMinor(), account.currency()));
    }
}
