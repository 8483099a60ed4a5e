package io.tieout.sales.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A contract as it stands.
///
/// @param version counts its changes, those of milestones included
record Contract(
        UUID contractId,
        String contractNumber,
        UUID customerId,
        UUID ownerUserId,
        @Nullable Instant terminatedAt,
        ContractVersion current,
        List<Milestone> milestones,
        long version) {

    void requireNotTerminated() {
        if (terminatedAt != null) {
            throw new ContractTerminated(contractNumber);
        }
    }

    Milestone milestone(UUID milestoneId) {
        return milestones.stream()
                .filter(milestone -> milestone.milestoneId().equals(milestoneId))
                .findFirst()
                .orElseThrow(() -> new MilestoneNotFound(milestoneId));
    }
}
