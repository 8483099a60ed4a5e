package io.tieout.platform.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A parked key: the event that stops it, and how many stand behind.
///
/// @param id of the event, under which it is retried or discarded
/// @param state `WAITING` (for something that has not arrived), `GAP` (an earlier version is missing) or `FAILED`
/// @param aggregateId absent when the record did not say
record ParkedKeyResponse(
        UUID id,
        String topic,
        @Nullable UUID aggregateId,
        @Nullable Long aggregateVersion,
        @Nullable UUID companyId,
        @Nullable String type,
        String state,
        String reason,
        int attempts,
        long eventsBehind,
        Instant parkedAt,
        Instant attemptedAt) {}
