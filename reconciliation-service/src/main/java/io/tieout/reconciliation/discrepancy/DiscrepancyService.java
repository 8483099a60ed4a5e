package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.StaleVersion;
import io.tieout.reconciliation.activity.Activity;
import io.tieout.reconciliation.activity.ActivityKind;
import io.tieout.reconciliation.activity.ActivityService;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens, closes and resolves discrepancies.
@Service
@Transactional
public class DiscrepancyService {

    private final DiscrepancyRepository discrepancies;
    private final DiscrepancyPolicyRepository policies;
    private final ActivityService activities;
    private final Clock clock;

    DiscrepancyService(
            DiscrepancyRepository discrepancies,
            DiscrepancyPolicyRepository policies,
            ActivityService activities,
            Clock clock) {
        this.discrepancies = discrepancies;
        this.policies = policies;
        this.activities = activities;
        this.clock = clock;
    }

    /// What is open already stays one.
    public void open(UUID companyId, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        var newest = new LinkedHashMap<List<Object>, Finding>();
        findings.forEach(finding -> newest.put(List.of(finding.kind(), finding.subjectId()), finding));
        discrepancies.open(companyId, newest.values(), policies.get(companyId).policy(), clock.instant());
    }

    /// The subject is in order again: whatever is open about it is closed.
    public void close(UUID companyId, SubjectType type, Collection<UUID> subjects) {
        discrepancies.close(companyId, type, subjects, List.of(), clock.instant());
    }

    /// The lines were looked at anew: what is found again stays open as it is, with its age and its owner, and the
    /// rest is closed. What the ledger refused about them stays open until they are explained.
    public void settle(UUID companyId, Collection<UUID> lineIds, List<Finding> findings) {
        discrepancies.closeUnlessFound(
                companyId, lineIds, findings, DiscrepancyKind.REFUSED_BY_LEDGER, clock.instant());
        open(companyId, findings);
    }

    /// Opens what is found and closes what is open of this kind and found no more. What a person has resolved is
    /// not opened again.
    public void reconcile(UUID companyId, DiscrepancyKind kind, List<Finding> findings) {
        var subjects = findings.stream().map(Finding::subjectId).toList();
        discrepancies.closeExcept(companyId, kind, subjects, clock.instant());
        openUnresolved(companyId, kind, findings);
    }

    /// The same without closing anything.
    public void openUnresolved(UUID companyId, DiscrepancyKind kind, List<Finding> findings) {
        var subjects = findings.stream().map(Finding::subjectId).toList();
        var resolved = subjects.isEmpty() ? Set.of() : discrepancies.resolved(companyId, kind, subjects);
        open(
                companyId,
                findings.stream()
                        .filter(finding -> !resolved.contains(new DiscrepancyRepository.Resolved(
                                finding.subjectId(), finding.amount().minorUnits())))
                        .toList());
    }

    /// Gives it to somebody. Without a version only what nobody else has.
    void assign(
            UUID companyId,
            UUID discrepancyId,
            UUID assignee,
            @Nullable String note,
            UUID userId,
            @Nullable Long expectedVersion) {
        var before = lockOpen(companyId, discrepancyId, expectedVersion);
        var owner = before.ownerId();
        if (assignee.equals(owner)) {
            return;
        }
        if (owner != null && expectedVersion == null) {
            throw new DiscrepancyTaken(discrepancyId, owner);
        }
        discrepancies.setOwner(companyId, discrepancyId, assignee);
        activities.add(
                activity(ActivityKind.ASSIGNED, companyId, before, userId, note).to(assignee));
    }

    /// Whoever has it may let it go; somebody else's is let go by naming the version.
    void release(
            UUID companyId, UUID discrepancyId, @Nullable String note, UUID userId, @Nullable Long expectedVersion) {
        var before = lockOpen(companyId, discrepancyId, expectedVersion);
        var owner = before.ownerId();
        if (owner == null) {
            return;
        }
        if (!owner.equals(userId) && expectedVersion == null) {
            throw new DiscrepancyTaken(discrepancyId, owner);
        }
        discrepancies.setOwner(companyId, discrepancyId, null);
        activities.add(activity(ActivityKind.RELEASED, companyId, before, userId, note));
    }

    /// Also about what is closed: an auditor's question may come late.
    void comment(UUID companyId, UUID discrepancyId, String text, UUID userId) {
        activities.add(activity(ActivityKind.COMMENTED, companyId, lock(companyId, discrepancyId), userId, text));
    }

    void resolve(UUID companyId, UUID discrepancyId, CauseCode cause, String comment, UUID userId) {
        var before = lockOpen(companyId, discrepancyId, null);
        discrepancies.resolve(companyId, discrepancyId, cause, comment, userId, clock.instant());
        activities.add(activity(ActivityKind.RESOLVED, companyId, before, userId, cause + ": " + comment));
    }

    private StoredDiscrepancy lockOpen(UUID companyId, UUID discrepancyId, @Nullable Long expectedVersion) {
        var discrepancy = lock(companyId, discrepancyId);
        if (expectedVersion != null && expectedVersion != discrepancy.version()) {
            throw new StaleVersion(expectedVersion, discrepancy.version());
        }
        if (discrepancy.status() != DiscrepancyStatus.OPEN) {
            throw new DiscrepancyNotOpen(discrepancyId, discrepancy.status());
        }
        return discrepancy;
    }

    private StoredDiscrepancy lock(UUID companyId, UUID discrepancyId) {
        return discrepancies.lock(companyId, discrepancyId).orElseThrow(() -> new DiscrepancyNotFound(discrepancyId));
    }

    private static Activity activity(
            ActivityKind kind, UUID companyId, StoredDiscrepancy about, UUID userId, @Nullable String note) {
        return Activity.onDiscrepancy(kind, companyId, about.discrepancyId(), about.lineId(), userId, note);
    }
}
