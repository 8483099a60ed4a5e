package io.tieout.reconciliation.dispute;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which disputes a list shows; what is absent does not restrict.
///
/// @param overdue only those that are past their deadline and not over
record DisputeFilter(
        @Nullable DisputeStatus status,
        @Nullable UUID customerId,
        @Nullable UUID invoiceId,
        @Nullable UUID ownerId,
        boolean overdue) {}
