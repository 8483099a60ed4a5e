package io.tieout.events.sales.v1;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal was lost.
public record DealLost(UUID dealId, @Nullable UUID customerId, String reason, LocalDate closeDate) {}
