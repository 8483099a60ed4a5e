package io.tieout.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it lies in the outbox, ready to be sent.
record OutboxRow(
        UUID id,
        String topic,
        String type,
        UUID companyId,
        UUID aggregateId,
        long aggregateVersion,
        @Nullable UUID correlationId,
        @Nullable String traceparent,
        @Nullable String payload,
        Instant createdAt) {

    EventEnvelope envelope(String source) {
        return new EventEnvelope(
                id,
                type,
                source,
                topic,
                aggregateId,
                aggregateVersion,
                companyId,
                correlationId,
                createdAt,
                traceparent);
    }
}
