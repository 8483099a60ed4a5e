package io.tieout.customer.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param undoUntil the last moment at which it can be undone
record CustomerMergeResponse(
        UUID mergeId,
        UUID survivorId,
        UUID mergedId,
        String reason,
        UUID mergedBy,
        Instant mergedAt,
        Instant undoUntil,
        @Nullable UUID undoneBy,
        @Nullable Instant undoneAt) {

    static CustomerMergeResponse from(CustomerMerge merge) {
        return new CustomerMergeResponse(
                merge.mergeId(),
                merge.survivorId(),
                merge.mergedId(),
                merge.reason(),
                merge.mergedBy(),
                merge.mergedAt(),
                merge.undoUntil(),
                merge.undoneBy(),
                merge.undoneAt());
    }
}
