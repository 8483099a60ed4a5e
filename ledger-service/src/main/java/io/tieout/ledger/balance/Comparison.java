package io.tieout.ledger.balance;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Which earlier days stand beside those that a report is about.
public enum Comparison {
    /// The days of the same length just before; whole months are compared with whole months.
    PREVIOUS_PERIOD,
    PREVIOUS_YEAR;

    /// The day to compare with, named one way or the other; none when neither is.
    public static @Nullable LocalDate day(@Nullable Comparison compare, @Nullable LocalDate compareTo, LocalDate day) {
        if (compare != null && compareTo != null) {
            throw new ComparisonAmbiguous();
        }
        return compare == null ? compareTo : compare.before(day);
    }

    /// A month's end is compared with a month's end.
    public LocalDate before(LocalDate day) {
        return back(day, this == PREVIOUS_YEAR ? 12 : 1);
    }

    public static LocalDate back(LocalDate day, int months) {
        var month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month.minusMonths(months).atEndOfMonth() : day.minusMonths(months);
    }
}
