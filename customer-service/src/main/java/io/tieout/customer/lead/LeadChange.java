package io.tieout.customer.lead;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param changedBy none when a rule or the calendar did it
record LeadChange(
        Kind kind,
        @Nullable UUID fromUserId,
        @Nullable UUID toUserId,
        @Nullable UUID changedBy,
        Instant changedAt) {

    enum Kind {
        CAPTURED,
        CLAIMED,
        RETURNED,
        ASSIGNED,
        RECYCLED,
        CONVERTED,
        DISQUALIFIED
    }
}
