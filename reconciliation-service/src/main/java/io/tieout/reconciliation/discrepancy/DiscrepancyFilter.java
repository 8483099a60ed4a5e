package io.tieout.reconciliation.discrepancy;

import io.tieout.reconciliation.activity.OwnerFilter;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which discrepancies a list shows; what is absent does not restrict.
///
/// @param dueBefore open ones whose deadline is before this day
/// @param openedUntil the last day of opening
record DiscrepancyFilter(
        @Nullable DiscrepancyKind kind,
        @Nullable DiscrepancyStatus status,
        @Nullable UUID lineId,
        @Nullable UUID subjectId,
        @Nullable Currency currency,
        OwnerFilter owner,
        @Nullable LocalDate dueBefore,
        @Nullable LocalDate openedUntil) {}
