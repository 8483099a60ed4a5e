package io.tieout.ledger.statement;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import java.time.LocalDate;

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

    /// The first day of the fiscal year in which this day lies.
    static LocalDate startOfFiscalYear(LocalDate day, int startMonth) {
        return day.withDayOfMonth(1).minusMonths(Math.floorMod(day.getMonthValue() - startMonth, 12));
    }
}
