package io.tieout.reconciliation.discrepancy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which discrepancies a list shows; what is absent does not restrict.
record DiscrepancyFilter(
        @Nullable DiscrepancyKind kind,
        @Nullable DiscrepancyStatus status,
        @Nullable UUID lineId,
        @Nullable UUID subjectId) {}
