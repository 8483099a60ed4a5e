package io.tieout.ledger.recurring;

import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.period.PeriodOutOfRange;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes entries back when the day comes that was named when they were posted.
@Service
@Transactional
class AutoReversalService {

    private static final String REASON = "Reversed automatically";

    private final AutoReversalRepository reversals;
    private final JournalService journal;
    private final CompanyService companies;
    private final Clock clock;

    AutoReversalService(
            AutoReversalRepository reversals, JournalService journal, CompanyService companies, Clock clock) {
        this.reversals = reversals;
        this.journal = journal;
        this.companies = companies;
        this.clock = clock;
    }

    /// Those of all companies whose day has come where they are.
    List<PlannedReversal> due(int limit) {
        var today = new HashMap<UUID, LocalDate>();
        return reversals.due(LocalDate.now(clock).plusDays(1), limit).stream()
                .filter(due -> !due.reverseOn().isAfter(today.computeIfAbsent(due.companyId(), this::today)))
                .toList();
    }

    /// Unless somebody else did: the row is locked, and an entry has one active reversal.
    void carryOut(PlannedReversal planned) {
        var companyId = planned.companyId();
        var entryId = planned.entryId();
        if (!reversals.lockPlanned(companyId, entryId)) {
            return;
        }
        if (journal.isReversed(companyId, entryId)) {
            reversals.setCancelled(companyId, entryId);
            return;
        }
        var refusal = journal.refusalOfReversal(companyId, entryId, planned.reverseOn(), REASON);
        if (refusal.isPresent()) {
            reversals.setException(companyId, entryId, refusal.get());
            return;
        }
        var reversal = journal.reverse(companyId, entryId, planned.reverseOn(), REASON, null);
        reversals.setDone(companyId, entryId, reversal.entryId());
    }

    /// Takes an entry back that the books had refused to take back.
    ///
    /// @param date none: the day that was planned
    void retry(UUID companyId, EntryId entryId, @Nullable LocalDate date, UUID by) {
        var found = reversals.lock(companyId, entryId).orElseThrow(() -> new AutoReversalUnknown(entryId));
        if (found.state() != AutoReversalState.EXCEPTION) {
            throw new AutoReversalSettled(found.state());
        }
        if (journal.isReversed(companyId, entryId)) {
            reversals.setCancelled(companyId, entryId);
            return;
        }
        var day = date == null ? found.reverseOn() : PeriodOutOfRange.requireInRange(date, "/effectiveDate");
        var reversal = journal.reverse(companyId, entryId, day, REASON, by);
        reversals.setDone(companyId, entryId, reversal.entryId());
    }

    private LocalDate today(UUID companyId) {
        return companies.find(companyId).map(company -> company.today(clock)).orElse(LocalDate.MIN);
    }
}
