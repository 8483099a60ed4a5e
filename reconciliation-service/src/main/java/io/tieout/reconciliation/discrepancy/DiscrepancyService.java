package io.tieout.reconciliation.discrepancy;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens, closes and resolves discrepancies.
@Service
@Transactional
public class DiscrepancyService {

    private final DiscrepancyRepository discrepancies;
    private final Clock clock;

    DiscrepancyService(DiscrepancyRepository discrepancies, Clock clock) {
        this.discrepancies = discrepancies;
        this.clock = clock;
    }

    /// What is open already stays one.
    public void open(UUID companyId, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        var newest = new LinkedHashMap<List<Object>, Finding>();
        findings.forEach(finding -> newest.put(List.of(finding.kind(), finding.subjectId()), finding));
        discrepancies.open(companyId, newest.values(), clock.instant());
    }

    /// The subject is in order again: whatever is open about it is closed.
    public void close(UUID companyId, SubjectType type, Collection<UUID> subjects) {
        discrepancies.close(companyId, type, subjects, List.of(), clock.instant());
    }

    /// The lines are looked at anew. What the ledger refused about them stays open until they are explained.
    public void closeBeforeNewLook(UUID companyId, Collection<UUID> lineIds) {
        discrepancies.close(
                companyId, SubjectType.BANK_LINE, lineIds, List.of(DiscrepancyKind.REFUSED_BY_LEDGER), clock.instant());
    }

    /// Opens what is found and closes what is open of this kind and found no more. What a person has resolved is
    /// not opened again.
    public void reconcile(UUID companyId, DiscrepancyKind kind, List<Finding> findings) {
        var subjects = findings.stream().map(Finding::subjectId).toList();
        discrepancies.closeExcept(companyId, kind, subjects, clock.instant());
        var resolved = subjects.isEmpty() ? Set.of() : discrepancies.resolved(companyId, kind, subjects);
        open(
                companyId,
                findings.stream()
                        .filter(finding -> !resolved.contains(new DiscrepancyRepository.Resolved(
                                finding.subjectId(), finding.amount().minorUnits())))
                        .toList());
    }

    void resolve(UUID companyId, UUID discrepancyId, CauseCode cause, String comment, UUID userId) {
        var status = discrepancies
                .lockStatus(companyId, discrepancyId)
                .orElseThrow(() -> new DiscrepancyNotFound(discrepancyId));
        if (status != DiscrepancyStatus.OPEN) {
            throw new DiscrepancyNotOpen(discrepancyId, status);
        }
        discrepancies.resolve(companyId, discrepancyId, cause, comment, userId, clock.instant());
    }
}
