package io.tieout.events.sales.v1;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A held order was cancelled: nobody needs to answer for its credit any more.
public record OrderHoldDropped(
        UUID holdId,
        UUID orderId,
        UUID customerId,
        @Nullable UUID dealId,
        UUID cancelledBy,
        Instant cancelledAt) {}
