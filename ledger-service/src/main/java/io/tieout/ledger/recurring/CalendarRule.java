package io.tieout.ledger.recurring;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On which dates something recurs.
///
/// Every date is counted from the first one, so that the 31st comes back after a short month: 31 January, 28 February,
/// 31 March.
///
/// @param atMonthEnd always the last day of the month: 28 February, 31 March
/// @param lastDate none: without end, and likewise
/// @param maxRuns how many there are
record CalendarRule(
        CalendarUnit unit,
        int every,
        boolean atMonthEnd,
        LocalDate firstDate,
        @Nullable LocalDate lastDate,
        @Nullable Integer maxRuns) {

    private static final LocalDate END_OF_BOOKS = LocalDate.of(2199, 12, 31);

    /// @param number from 1
    /// @return none when the rule has ended
    Optional<LocalDate> date(int number) {
        if (maxRuns != null && number > maxRuns) {
            return Optional.empty();
        }
        var date = firstDate.plus((number - 1L) * every, unit.step());
        var day = atMonthEnd ? YearMonth.from(date).atEndOfMonth() : date;
        boolean ended = day.isAfter(END_OF_BOOKS) || (lastDate != null && day.isAfter(lastDate));
        return ended ? Optional.empty() : Optional.of(day);
    }

    CalendarRule until(@Nullable LocalDate date, @Nullable Integer runs) {
        return new CalendarRule(unit, every, atMonthEnd, firstDate, date, runs);
    }
}
