package io.tieout.platform.web;

import io.tieout.platform.problem.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// Days, months and moments as they are documented, in years that everything behind can count with.
///
/// The libraries also take `1/2/26`, which is another day elsewhere, and years of nine digits, which no database takes.
final class PlainDates {

    private static final int FIRST_YEAR = 0;
    private static final int LAST_YEAR = 9999;
    private static final int DAY_LENGTH = "2026-03-31".length();
    private static final int MONTH_LENGTH = "2026-03".length();

    private PlainDates() {}

    static LocalDate day(String text) {
        try {
            if (text.length() == DAY_LENGTH) {
                var day = LocalDate.parse(text);
                requireInBounds(day.getYear());
                return day;
            }
        } catch (DateTimeException noDay) {
            throw new InvalidValue("must be a date such as \"2026-03-31\"");
        }
        throw new InvalidValue("must be a date such as \"2026-03-31\"");
    }

    static YearMonth month(String text) {
        try {
            if (text.length() == MONTH_LENGTH) {
                var month = YearMonth.parse(text);
                requireInBounds(month.getYear());
                return month;
            }
        } catch (DateTimeException noMonth) {
            throw new InvalidValue("must be a month such as \"2026-03\"");
        }
        throw new InvalidValue("must be a month such as \"2026-03\"");
    }

    static Instant instant(String text) {
        try {
            var instant = Instant.parse(text);
            requireInBounds(instant.atOffset(ZoneOffset.UTC).getYear());
            return instant;
        } catch (DateTimeException noInstant) {
            throw new InvalidValue("must be an instant such as \"2026-03-31T09:00:00Z\"");
        }
    }

    private static void requireInBounds(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new InvalidValue("must have a year of four digits");
        }
    }
}
