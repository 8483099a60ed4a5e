package io.tieout.customer.lead;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.LeadConverted;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class LeadPublisher {

    /// A lead says nothing to others before.
    private static final long FIRST_VERSION = 1;

    private final Outbox outbox;

    LeadPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void converted(UUID companyId, Conversion outcome, String source, @Nullable Money value, LocalDate on) {
        outbox.publish(new OutboxEvent<>(
                CustomerEvents.LEAD_CONVERTED,
                companyId,
                outcome.leadId(),
                FIRST_VERSION,
                outcome.dealId(),
                new LeadConverted(
                        outcome.leadId(),
                        outcome.customerId(),
                        outcome.contactId(),
                        outcome.dealId(),
                        outcome.ownerUserId(),
                        source,
                        value,
                        on)));
    }
}
