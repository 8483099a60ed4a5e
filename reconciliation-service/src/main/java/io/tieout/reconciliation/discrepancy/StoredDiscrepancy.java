package io.tieout.reconciliation.discrepancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is kept of a discrepancy to lead it further.
record StoredDiscrepancy(
        UUID discrepancyId,
        @Nullable UUID lineId,
        DiscrepancyStatus status,
        @Nullable UUID ownerId,
        long version) {}
