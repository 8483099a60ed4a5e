package io.tieout.ledger.recurring;

import java.time.temporal.ChronoUnit;

/// The steps of a calendar rule.
enum CalendarUnit {
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit step;

    CalendarUnit(ChronoUnit step) {
        this.step = step;
    }

    ChronoUnit step() {
        return step;
    }

    boolean hasMonthEnds() {
        return this == MONTH || this == YEAR;
    }
}
