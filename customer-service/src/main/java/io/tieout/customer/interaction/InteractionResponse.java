package io.tieout.customer.interaction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record InteractionResponse(
        UUID interactionId,
        Channel channel,
        Direction direction,
        Instant occurredAt,
        String subject,
        @Nullable String body,
        UUID recordedBy,
        Instant recordedAt) {}
