package io.tieout.reconciliation.discrepancy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that was done about a discrepancy.
///
/// @param userId who did it; absent when it was the clock
/// @param assigneeId who is to see to it since then
/// @param note why, or what somebody wrote
record DiscrepancyActivityResponse(
        UUID activityId,
        String kind,
        @Nullable UUID userId,
        @Nullable UUID assigneeId,
        @Nullable String note,
        Instant at) {}
