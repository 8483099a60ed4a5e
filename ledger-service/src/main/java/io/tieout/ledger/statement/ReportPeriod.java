package io.tieout.ledger.statement;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.balance.Comparison;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// The days that a report is about, first and last included.
record ReportPeriod(LocalDate from, LocalDate to) {

    static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    ReportPeriod {
        requireInRange(from, "from");
        requireInRange(to, "to");
        if (to.isBefore(from)) {
            throw new PeriodReversed(from, to);
        }
    }

    /// What must be taken off a balance at the end to get the turnover of the period.
    LocalDate dayBefore() {
        return from.minusDays(1);
    }

    ReportPeriod before(Comparison comparison) {
        if (comparison == Comparison.PREVIOUS_YEAR) {
            return new ReportPeriod(from.minusYears(1), Comparison.PREVIOUS_YEAR.before(to));
        }
        var last = YearMonth.from(to);
        if (from.getDayOfMonth() == 1 && to.equals(last.atEndOfMonth())) {
            long months = ChronoUnit.MONTHS.between(YearMonth.from(from), last) + 1;
            return new ReportPeriod(from.minusMonths(months), dayBefore());
        }
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        return new ReportPeriod(from.minusDays(days), dayBefore());
    }

    /// The first day of the fiscal year in which this day lies.
    static LocalDate startOfFiscalYear(LocalDate day, int startMonth) {
        return day.withDayOfMonth(1).minusMonths(Math.floorMod(day.getMonthValue() - startMonth, 12));
    }
}
