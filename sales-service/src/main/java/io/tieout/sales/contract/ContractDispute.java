package io.tieout.sales.contract;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dispute about a contract.
///
/// @param cost what it cost us in the end
/// @param resolutionSeconds from opening to closing
record ContractDispute(
        UUID disputeId,
        UUID contractId,
        DisputeState state,
        String subject,
        UUID openedBy,
        Instant openedAt,
        @Nullable UUID closedBy,
        @Nullable Instant closedAt,
        @Nullable String resolution,
        @Nullable Money cost,
        @Nullable Long resolutionSeconds,
        long version) {}
