package io.tieout.reconciliation.ledgerview;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        var revenueAccounts = ledger.learn(block.companyId(), roles(block));
        var turnovers = new LinkedHashMap<List<Object>, Turnover>();
        var revenues = new LinkedHashMap<List<Object>, Revenue>();
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
                if (revenueAccounts.contains(turnover.accountCode())) {
                    var revenue = new Revenue(
                            entry.entryId(),
                            turnover.currency(),
                            entry.source(),
                            entry.sourceId(),
                            entry.effectiveDate(),
                            debit ? Math.negateExact(minor) : minor);
                    revenues.merge(List.of(revenue.entryId(), revenue.currency()), revenue, Revenue::plus);
                }
            }
        }
        ledger.add(
                block.companyId(),
                List.copyOf(turnovers.values()),
                List.copyOf(revenues.values()),
                new LedgerPosition(block.blockNumber(), block.lastSequence()),
                block.entries().getFirst().lines().getFirst().amount().currency());
    }

    private static Set<AccountRole> roles(JournalBlockSealed block) {
        var told = block.accountRoles();
        return told == null
                ? Set.of()
                : told.stream()
                        .map(account -> new AccountRole(account.role(), account.accountCode()))
                        .collect(Collectors.toSet());
    }
}
