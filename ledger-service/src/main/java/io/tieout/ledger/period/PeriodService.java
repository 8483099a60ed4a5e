package io.tieout.ledger.period;

import io.tieout.ledger.company.CompanyService;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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

    PeriodService(PeriodRepository periods, CompanyService companies) {
        this.periods = periods;
        this.companies = companies;
    }

    /// The date itself when its period is open, else the first day of the next open period. The period stays open
    /// until the caller's transaction ends.
    public LocalDate firstOpenDay(UUID companyId, LocalDate date) {
        if (lockOpen(companyId, Set.of(YearMonth.from(date))).contains(YearMonth.from(date))) {
            return date;
        }
        var month = YearMonth.from(date);
        while (true) {
            month = nextOpen(companyId, month);
            // It may have been closed between looking and locking: then look further.
            if (lockOpen(companyId, Set.of(month)).contains(month)) {
                return month.atDay(1);
            }
        }
    }

    /// Makes sure that each of these dates may be posted to until the caller's transaction ends; refuses with
    /// `period-closed` otherwise.
    public void requireOpen(UUID companyId, Collection<LocalDate> dates) {
        var open = lockOpen(companyId, dates.stream().map(YearMonth::from).collect(Collectors.toSet()));
        for (var date : dates) {
            if (!open.contains(YearMonth.from(date))) {
                throw new PeriodClosed(date, "/effectiveDate");
            }
        }
    }

    /// Those of the months that may be posted to. They stay open until the caller's transaction ends.
    public Set<YearMonth> lockOpen(UUID companyId, Set<YearMonth> months) {
        for (var month : months) {
            PeriodOutOfRange.requireInRange(month, "/effectiveDate");
        }
        var status = share(companyId, months);
        if (status.size() < months.size()) {
            openMissing(companyId, months, status);
            status = share(companyId, months);
        }
        var found = status;
        return months.stream()
                .filter(month -> found.get(month) == PeriodStatus.OPEN)
                .collect(Collectors.toSet());
    }

    Period close(UUID companyId, YearMonth month, PeriodDecision decision) {
        return change(companyId, month, PeriodStatus.CLOSED, decision);
    }

    Period reopen(UUID companyId, YearMonth month, PeriodDecision decision) {
        return change(companyId, month, PeriodStatus.OPEN, decision);
    }

    private Period change(UUID companyId, YearMonth month, PeriodStatus status, PeriodDecision decision) {
        PeriodOutOfRange.requireInRange(month, "month");
        if (periods.find(companyId, month).isEmpty()) {
            openMissing(companyId, Set.of(month), Map.of());
        }
        var period = periods.lock(companyId, month).orElseThrow(() -> new PeriodNeverOpened(month));
        if (period.status() == status) {
            throw new PeriodStateUnchanged(month, status);
        }
        periods.setStatus(companyId, month, status);
        periods.record(companyId, month, decision);
        return periods.find(companyId, month).orElseThrow();
    }

    private Map<YearMonth, PeriodStatus> share(UUID companyId, Set<YearMonth> months) {
        return new HashMap<>(periods.share(companyId, months));
    }

    private void openMissing(UUID companyId, Set<YearMonth> months, Map<YearMonth, PeriodStatus> known) {
        var company = companies.get(companyId);
        // Earliest year first: two transactions that open the same years must not wait for each other.
        months.stream()
                .filter(month -> !known.containsKey(month))
                .filter(month -> !periods.closedAfter(companyId, month))
                .map(month -> FiscalYear.containing(month, company.fiscalYearStartMonth()))
                .distinct()
                .sorted(Comparator.comparing(FiscalYear::firstMonth))
                .forEach(year -> periods.open(companyId, year));
    }

    private YearMonth nextOpen(UUID companyId, YearMonth month) {
        return periods.firstOpenAfter(companyId, month)
                .or(() -> periods.last(companyId).map(last -> last.plusMonths(1)))
                .orElseGet(() -> month.plusMonths(1));
    }
}
