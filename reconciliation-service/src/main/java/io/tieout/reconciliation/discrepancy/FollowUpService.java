package io.tieout.reconciliation.discrepancy;

import io.tieout.reconciliation.activity.Activity;
import io.tieout.reconciliation.activity.ActivityKind;
import io.tieout.reconciliation.activity.ActivityService;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Leads discrepancies on as days go by. Each step does part of the work in one transaction, and nothing twice.
@Service
@Transactional
class FollowUpService {

    private static final int A_STEP = 500;

    private final FollowUpRepository followUps;
    private final DiscrepancyService discrepancies;
    private final DiscrepancyPolicyRepository policies;
    private final DiscrepancyAgeingRepository ageing;
    private final ActivityService activities;
    private final DiscrepancyPublisher publisher;
    private final Clock clock;

    FollowUpService(
            FollowUpRepository followUps,
            DiscrepancyService discrepancies,
            DiscrepancyPolicyRepository policies,
            DiscrepancyAgeingRepository ageing,
            ActivityService activities,
            DiscrepancyPublisher publisher,
            Clock clock) {
        this.followUps = followUps;
        this.discrepancies = discrepancies;
        this.policies = policies;
        this.ageing = ageing;
        this.activities = activities;
        this.publisher = publisher;
        this.clock = clock;
    }

    List<UUID> companies() {
        return followUps.companies();
    }

    /// @return whether there is more to do
    boolean step(UUID companyId) {
        if (!followUps.claim(companyId)) {
            return false;
        }
        var today = LocalDate.now(clock);
        var policy = policies.get(companyId).policy();
        followUps.closeArrivedPayments(companyId, clock.instant());
        var missing = followUps.missingPayments(companyId, today.minusDays(policy.graceDays()), A_STEP);
        discrepancies.open(companyId, missing);
        var reached = followUps.remind(companyId, policy.reminderDays(), today, A_STEP);
        publisher.overdue(companyId, reached, today);
        activities.addAll(reached.stream()
                .map(overdue -> Activity.onDiscrepancy(
                        ActivityKind.REMINDED,
                        companyId,
                        overdue.discrepancyId(),
                        overdue.lineId(),
                        null,
                        "level " + overdue.level() + ", was due on " + overdue.dueDate()))
                .toList());
        boolean more = !reached.isEmpty() || missing.size() == A_STEP;
        if (!more) {
            ageing.take(companyId, today, clock.instant());
        }
        return more;
    }
}
