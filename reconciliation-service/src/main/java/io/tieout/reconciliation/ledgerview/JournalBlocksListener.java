package io.tieout.reconciliation.ledgerview;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class JournalBlocksListener implements EventSubscriber {

    private final LedgerViewService ledger;

    JournalBlocksListener(LedgerViewService ledger) {
        this.ledger = ledger;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.JOURNAL_BLOCK_SEALED, this::sealed);
    }

    private void sealed(ReceivedEvent<JournalBlockSealed> event) {
        var block = event.payload();
        var turnovers = new LinkedHashMap<List<Object>, Turnover>();
        for (var entry : block.entries()) {
            for (var line : entry.lines()) {
                var foreign = line.foreignAmount();
                var amount = foreign == null ? line.amount() : foreign;
                long minor = amount.minorUnits();
                boolean debit = line.side().equals("DEBIT");
                var turnover = new Turnover(
                        line.accountCode(),
                        entry.effectiveDate(),
                        amount.currency().getCurrencyCode(),
                        debit ? minor : 0,
                        debit ? 0 : minor);
                turnovers.merge(
                        List.of(turnover.accountCode(), turnover.effectiveDate(), turnover.currency()),
                        turnover,
                        Turnover::plus);
            }
        }
        ledger.add(
                block.companyId(),
                List.copyOf(turnovers.values()),
                new LedgerPosition(block.blockNumber(), block.lastSequence()),
                block.entries().getFirst().lines().getFirst().amount().currency());
    }
}
