package io.tieout.customer.interaction;

import io.tieout.customer.party.CustomerId;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.InteractionRecorded;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class InteractionPublisher {

    /// An interaction is never changed.
    private static final long ONLY_VERSION = 1;

    private final Outbox outbox;

    InteractionPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void recorded(
            UUID companyId,
            CustomerId customerId,
            UUID interactionId,
            Channel channel,
            Direction direction,
            Instant occurredAt,
            UUID recordedBy) {
        outbox.publish(new OutboxEvent<>(
                CustomerEvents.INTERACTION_RECORDED,
                companyId,
                interactionId,
                ONLY_VERSION,
                null,
                new InteractionRecorded(
                        interactionId, customerId.value(), channel.name(), direction.name(), occurredAt, recordedBy)));
    }
}
