package io.tieout.reconciliation.supplierledger;

import io.tieout.events.ledger.v1.JournalBlockSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.ReceivedEvent;
import io.tieout.platform.event.Subscriptions;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

@Component
class SupplierLinesListener implements EventSubscriber {

    private final SupplierLedgerService ledgers;

    SupplierLinesListener(SupplierLedgerService ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(LedgerEvents.JOURNAL_BLOCK_SEALED, this::sealed);
    }

    private void sealed(ReceivedEvent<JournalBlockSealed> event) {
        var block = event.payload();
        var lines = new ArrayList<SupplierLine>();
        for (var entry : block.entries()) {
            for (int index = 0; index < entry.lines().size(); index++) {
                var line = entry.lines().get(index);
                var supplier = line.supplier();
                if (supplier == null) {
                    continue;
                }
                var foreign = line.foreignAmount();
                var amount = foreign == null ? line.amount() : foreign;
                lines.add(new SupplierLine(
                        entry.entryId(),
                        index + 1,
                        entry.sequence(),
                        supplier.supplierId(),
                        entry.effectiveDate(),
                        supplier.documentDate(),
                        entry.source(),
                        supplier.documentNumber(),
                        line.side().equals("CREDIT") ? amount : amount.negated()));
            }
        }
        ledgers.add(block.companyId(), lines);
    }
}
