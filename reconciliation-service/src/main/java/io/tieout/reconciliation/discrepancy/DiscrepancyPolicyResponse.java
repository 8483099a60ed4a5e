package io.tieout.reconciliation.discrepancy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// @param standard whether the company has set nothing
record DiscrepancyPolicyResponse(
        Map<DiscrepancyKind, Integer> dueDays, int graceDays, List<Integer> reminderDays, boolean standard) {

    static DiscrepancyPolicyResponse from(StoredPolicy stored) {
        var policy = stored.policy();
        return new DiscrepancyPolicyResponse(
                new TreeMap<>(policy.dueDays()), policy.graceDays(), policy.reminderDays(), stored.version() == 0);
    }
}
