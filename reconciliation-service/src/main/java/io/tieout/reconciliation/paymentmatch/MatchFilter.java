package io.tieout.reconciliation.paymentmatch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which matches a list shows; what is absent does not restrict.
record MatchFilter(
        @Nullable MatchStatus status,
        @Nullable Decision decision,
        @Nullable UUID lineId,
        @Nullable UUID invoiceId,
        @Nullable UUID bankAccountId) {}
