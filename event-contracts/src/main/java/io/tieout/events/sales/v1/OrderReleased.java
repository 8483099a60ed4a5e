package io.tieout.events.sales.v1;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held order is confirmed after all.
///
/// @param outcome `RELEASED` by somebody with the right, or `FITTED` when it was tried again
public record OrderReleased(
        UUID holdId,
        UUID orderId,
        UUID customerId,
        @Nullable UUID dealId,
        String outcome,
        UUID releasedBy,
        Instant releasedAt) {}
