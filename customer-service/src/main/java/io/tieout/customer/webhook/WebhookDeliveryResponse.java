package io.tieout.customer.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param subject the aggregate that the event tells of
/// @param attempts how often it was sent
/// @param nextAttemptAt while it waits
/// @param kept whether the event can be sent once more: it was not erased
/// @param log the attempts, the newest first; in the answer for a single delivery only
record WebhookDeliveryResponse(
        UUID deliveryId,
        UUID endpointId,
        UUID eventId,
        String type,
        UUID subject,
        DeliveryStatus status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant completedAt,
        boolean kept,
        @Nullable List<AttemptResponse> log) {

    WebhookDeliveryResponse with(List<AttemptResponse> attemptsMade) {
        return new WebhookDeliveryResponse(
                deliveryId,
                endpointId,
                eventId,
                type,
                subject,
                status,
                attempts,
                nextAttemptAt,
                createdAt,
                completedAt,
                kept,
                attemptsMade);
    }

    /// @param problem why it was not taken; none when it was
    /// @param response the first 1024 bytes of the answer
    record AttemptResponse(
            int number,
            Instant startedAt,
            long durationMillis,
            @Nullable Integer statusCode,
            @Nullable String problem,
            @Nullable String response) {}
}
