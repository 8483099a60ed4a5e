package io.tieout.ledger.dunning;

import io.tieout.events.ledger.v1.DunningLevelReached;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Tells of notices; they are counted per invoice, and so are its events.
@Component
class DunningPublisher {

    private final Outbox outbox;

    DunningPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void reached(List<DunningNotice> notices) {
        var events = new ArrayList<OutboxEvent<?>>();
        for (var notice : notices) {
            events.add(new OutboxEvent<>(
                    LedgerEvents.DUNNING_LEVEL_REACHED,
                    notice.companyId(),
                    notice.invoiceId().value(),
                    notice.number(),
                    notice.dealId(),
                    new DunningLevelReached(
                            notice.id(),
                            notice.invoiceId().value(),
                            notice.invoiceNumber(),
                            notice.customerId(),
                            notice.orderId(),
                            notice.level(),
                            notice.textKey(),
                            notice.dueDate(),
                            notice.daysOverdue(),
                            notice.open(),
                            notice.runDate())));
        }
        if (!events.isEmpty()) {
            outbox.publishAll(events);
        }
    }
}
