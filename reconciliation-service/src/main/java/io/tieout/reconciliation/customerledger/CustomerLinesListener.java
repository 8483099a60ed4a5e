package io.tieout.reconciliation.customerledger;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class CustomerLinesListener implements EventSubscriber {

    private final CustomerLedgerService ledgers;

    CustomerLinesListener(CustomerLedgerService ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.CUSTOMER_LINES_SEALED, this::told);
    }

    private void told(ReceivedEvent<CustomerLinesSealed> event) {
        var told = event.payload();
        ledgers.add(
                told.companyId(),
                told.lines().stream().map(CustomerLinesListener::line).toList(),
                told.balances().stream()
                        .map(balance -> new ControlBalance(balance.accountCode(), balance.balance()))
                        .toList(),
                new LedgerReach(told.lastSequence(), told.complete()));
    }

    private static ToldLine line(CustomerLinesSealed.Line line) {
        boolean debit = line.side().equals("DEBIT");
        var item = line.item();
        return new ToldLine(
                line.entryId(),
                line.lineNumber(),
                line.sequence(),
                line.customerId(),
                Control.valueOf(line.control()),
                line.accountCode(),
                line.effectiveDate(),
                line.documentDate(),
                line.recordedAt(),
                line.source(),
                line.sourceId(),
                line.reversedSource(),
                line.documentNumber(),
                item == null ? null : ItemKind.valueOf(item.kind()),
                item == null ? null : item.id(),
                item == null ? null : item.number(),
                item == null ? null : item.dueDate(),
                debit ? line.amount() : line.amount().negated(),
                debit ? line.worth() : line.worth().negated());
    }
}
