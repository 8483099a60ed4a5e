package io.tieout.customer.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One customer was merged into another one.
///
/// @param place among all merges, the later the higher
record CustomerMerge(
        UUID mergeId,
        long place,
        UUID survivorId,
        UUID mergedId,
        String reason,
        UUID mergedBy,
        Instant mergedAt,
        Instant undoUntil,
        @Nullable UUID undoneBy,
        @Nullable Instant undoneAt) {}
