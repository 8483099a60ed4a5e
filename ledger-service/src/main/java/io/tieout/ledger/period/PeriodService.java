package io.tieout.ledger.period;

import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.problem.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class PeriodService {

    private final PeriodRepository periods;
    private final CompanyService companies;
    private final CloseChecklistService checklist;

    PeriodService(PeriodRepository periods, CompanyService companies, CloseChecklistService checklist) {
        this.periods = periods;
        this.companies = companies;
        this.checklist = checklist;
    }

    /// The date itself when everything may be posted on it, else the first day of the next period that takes
    /// everything. The period stays so until the caller's transaction ends.
    public LocalDate firstOpenDay(UUID companyId, LocalDate date) {
        return firstOpenDay(companyId, date, EnumSet.allOf(PeriodModule.class));
    }

    /// The same for the postings of one module.
    public LocalDate firstOpenDay(UUID companyId, LocalDate date, PeriodModule module) {
        return firstOpenDay(companyId, date, EnumSet.of(module));
    }

    /// Makes sure that each of these dates may be posted to until the caller's transaction ends, unless its module is
    /// locked; refuses otherwise.
    public void requireOpen(UUID companyId, Collection<LocalDate> dates) {
        var states = lock(companyId, dates.stream().map(YearMonth::from).collect(Collectors.toSet()));
        for (var date : dates) {
            var refusal = stateOf(states, date).refusal(date, null, false, "/effectiveDate");
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
    }

    /// What each of the months takes. It stays so until the caller's transaction ends.
    public Map<YearMonth, PeriodState> lock(UUID companyId, Set<YearMonth> months) {
        for (var month : months) {
            PeriodOutOfRange.requireInRange(month, "/effectiveDate");
        }
        var states = share(companyId, months);
        if (states.size() < months.size()) {
            openMissing(companyId, months, states.keySet());
            states = share(companyId, months);
        }
        for (var month : months) {
            states.putIfAbsent(month, PeriodState.closed(month));
        }
        return states;
    }

    /// When the period was closed last, also if it was reopened since.
    public Optional<Instant> findLastClose(UUID companyId, YearMonth month) {
        return periods.lastClose(companyId, month);
    }

    /// Whether a posting is refused for its date alone.
    public static boolean isAboutPeriods(Refusal refusal) {
        return refusal instanceof PeriodClosed
                || refusal instanceof PeriodSoftClosed
                || refusal instanceof PeriodLocked;
    }

    /// Refuses with `close-gates-open` while the checklist has open gates that nobody waived.
    ///
    /// @param expectedVersion what the caller saw: the state that is changed, and what was locked in it
    Period close(
            UUID companyId, YearMonth month, long expectedVersion, PeriodDecision decision, List<GateWaiver> waivers) {
        var period = lockForChange(companyId, month);
        period.requireVersion(expectedVersion);
        period.requireChangeTo(PeriodStatus.CLOSED);
        var needed = checklist.requireDone(companyId, month, waivers);
        return decide(companyId, month, PeriodStatus.CLOSED, decision.waiving(needed));
    }

    /// Only an open period: a closed one is reopened, with a reason.
    Period softClose(UUID companyId, YearMonth month, PeriodDecision decision) {
        var period = lockForChange(companyId, month);
        if (period.status() != PeriodStatus.OPEN) {
            throw new PeriodStateUnchanged(month, period.status());
        }
        return decide(companyId, month, PeriodStatus.SOFT_CLOSED, decision);
    }

    /// @param target open, or soft-closed
    Period reopen(UUID companyId, YearMonth month, long expectedVersion, PeriodStatus target, PeriodDecision decision) {
        var period = lockForChange(companyId, month);
        period.requireVersion(expectedVersion);
        period.requireChangeTo(target);
        if (period.status() == PeriodStatus.OPEN) {
            throw new PeriodStateUnchanged(month, period.status());
        }
        return decide(companyId, month, target, decision);
    }

    Period lockModule(UUID companyId, YearMonth month, PeriodModule module, PeriodDecision decision) {
        if (lockForChange(companyId, month).locks().contains(module)) {
            throw new PeriodStateUnchanged(month, module, true);
        }
        periods.addLock(companyId, month, module);
        periods.record(companyId, month, decision);
        return periods.find(companyId, month).orElseThrow();
    }

    Period releaseModule(UUID companyId, YearMonth month, PeriodModule module, PeriodDecision decision) {
        if (!lockForChange(companyId, month).locks().contains(module)) {
            throw new PeriodStateUnchanged(month, module, false);
        }
        periods.removeLock(companyId, month, module);
        periods.record(companyId, month, decision);
        return periods.find(companyId, month).orElseThrow();
    }

    /// The same of several dates: almost always they are open themselves, which takes one look.
    public Map<LocalDate, LocalDate> firstOpenDays(UUID companyId, Set<LocalDate> dates, Set<PeriodModule> modules) {
        if (dates.isEmpty()) {
            return Map.of();
        }
        var states = lock(companyId, dates.stream().map(YearMonth::from).collect(Collectors.toSet()));
        var days = new HashMap<LocalDate, LocalDate>();
        for (var date : dates) {
            days.put(date, stateOf(states, date).isOpenFor(modules) ? date : firstOpenDay(companyId, date, modules));
        }
        return days;
    }

    private LocalDate firstOpenDay(UUID companyId, LocalDate date, Set<PeriodModule> modules) {
        var month = YearMonth.from(date);
        if (stateOf(lock(companyId, Set.of(month)), date).isOpenFor(modules)) {
            return date;
        }
        while (true) {
            month = nextOpen(companyId, month, modules);
            // It may have been closed between looking and locking: then look further.
            if (stateOf(lock(companyId, Set.of(month)), month.atDay(1)).isOpenFor(modules)) {
                return month.atDay(1);
            }
        }
    }

    private Period lockForChange(UUID companyId, YearMonth month) {
        PeriodOutOfRange.requireInRange(month, "month");
        if (periods.find(companyId, month).isEmpty()) {
            openMissing(companyId, Set.of(month), Set.of());
        }
        return periods.lock(companyId, month).orElseThrow(() -> new PeriodNeverOpened(month));
    }

    private Period decide(UUID companyId, YearMonth month, PeriodStatus status, PeriodDecision decision) {
        periods.setStatus(companyId, month, status);
        periods.record(companyId, month, decision);
        return periods.find(companyId, month).orElseThrow();
    }

    private Map<YearMonth, PeriodState> share(UUID companyId, Set<YearMonth> months) {
        return new HashMap<>(periods.share(companyId, months));
    }

    private void openMissing(UUID companyId, Set<YearMonth> months, Set<YearMonth> known) {
        var company = companies.get(companyId);
        // Earliest year first: two transactions that open the same years must not wait for each other.
        months.stream()
                .filter(month -> !known.contains(month))
                .filter(month -> !periods.closedAfter(companyId, month))
                .map(month -> FiscalYear.containing(month, company.fiscalYearStartMonth()))
                .distinct()
                .sorted(Comparator.comparing(FiscalYear::firstMonth))
                .forEach(year -> periods.open(companyId, year));
    }

    private YearMonth nextOpen(UUID companyId, YearMonth month, Set<PeriodModule> modules) {
        return periods.firstOpenAfter(companyId, month, modules)
                .or(() -> periods.last(companyId).map(last -> last.plusMonths(1)))
                .orElseGet(() -> month.plusMonths(1));
    }

    private static PeriodState stateOf(Map<YearMonth, PeriodState> states, LocalDate date) {
        return states.getOrDefault(YearMonth.from(date), PeriodState.closed(YearMonth.from(date)));
    }
}
