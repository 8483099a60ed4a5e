package io.tieout.reconciliation.discrepancy;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class DiscrepancyPolicyService {

    private final DiscrepancyPolicyRepository policies;
    private final Clock clock;

    DiscrepancyPolicyService(DiscrepancyPolicyRepository policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    StoredPolicy get(UUID companyId) {
        return policies.get(companyId);
    }

    /// For what is opened from now on; deadlines that are set already stay.
    StoredPolicy change(UUID companyId, DiscrepancyPolicy policy, long expectedVersion, UUID userId) {
        policies.put(companyId, policy, expectedVersion, userId, clock.instant());
        return policies.get(companyId);
    }
}
