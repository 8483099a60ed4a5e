package io.tieout.events.customer.v1;

import java.time.Instant;
import java.util.UUID;

/// Somebody talked or wrote with a customer. What was said stays where it was recorded.
///
/// @param channel `CALL`, `SMS`, `EMAIL`, `LETTER`, `MEETING`, `CHAT`, `SOCIAL` or `NOTE`
/// @param direction `INBOUND`, `OUTBOUND` or `INTERNAL`
/// @param recordedBy the user whose talk it was
public record InteractionRecorded(
        UUID interactionId, UUID customerId, String channel, String direction, Instant occurredAt, UUID recordedBy) {}
