package io.tieout.platform.event;

import io.tieout.platform.id.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way into the outbox: the database adds its place in the sequence and the time.
record OutboxDraft(
        UUID id,
        String topic,
        String type,
        UUID companyId,
        UUID aggregateId,
        long aggregateVersion,
        @Nullable UUID correlationId,
        @Nullable String payload) {

    static OutboxDraft of(OutboxEvent<?> event, @Nullable String payload) {
        return new OutboxDraft(
                Ids.next(),
                event.type().topic(),
                event.type().type(),
                event.companyId(),
                event.aggregateId(),
                event.aggregateVersion(),
                event.correlationId(),
                payload);
    }
}
