package io.tieout.ledger.posting;

import io.tieout.ledger.receivable.PlannedAllocation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The decision behind a posting.
///
/// @param version of the match; its answer bears the same
/// @param correlationId the business process it belongs to, when the sender knows it
record Cause(
        UUID companyId,
        UUID matchId,
        long version,
        @Nullable UUID correlationId) {

    /// With the deal that the payment is about, where it is one.
    Cause about(List<PlannedAllocation> plan) {
        var deals = plan.stream().map(PlannedAllocation::dealId).distinct().toList();
        return correlationId == null && deals.size() == 1
                ? new Cause(companyId, matchId, version, deals.getFirst())
                : this;
    }
}
