package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.time.YearMonth;

/// The books reach from 1900 to 2199; a date outside is a typing error.
public final class PeriodOutOfRange extends RuleViolation {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private PeriodOutOfRange(Object date, String pointer) {
        super(
                "date-out-of-range",
                "The date lies outside the books",
                date + " is not between " + FIRST + " and " + LAST,
                new FieldProblem(pointer, "must be between " + FIRST + " and " + LAST));
    }

    /// @param pointer where the date stands in the request
    /// @return the date
    public static LocalDate requireInRange(LocalDate date, String pointer) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new PeriodOutOfRange(date, pointer);
        }
        return date;
    }

    static void requireInRange(YearMonth month, String pointer) {
        if (month.isBefore(YearMonth.from(FIRST)) || month.isAfter(YearMonth.from(LAST))) {
            throw new PeriodOutOfRange(month, pointer);
        }
    }
}
