package io.tieout.reconciliation.statementfile;

import io.tieout.reconciliation.statementfile.CsvProfile.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates as banks write them. The order of day and month is decided once per file, never per line.
final class CsvDates {

    private static final String END = "\\.?(?:[T ].*)?$";
    private static final Pattern YEAR_FIRST = Pattern.compile("^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?" + END);
    private static final Pattern COMPACT = Pattern.compile("^(\\d{4})(\\d{2})(\\d{2})" + END);
    private static final Pattern FIGURES = Pattern.compile("^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})" + END);
    private static final Pattern NAMED =
            Pattern.compile("^(\\d{1,2})[ -/.]([A-Za-z]{3,9})\\.?[ -/.,]+(\\d{4}|\\d{2})" + END);
    private static final Pattern WITHOUT_YEAR = Pattern.compile("^(\\d{1,2})/(\\d{1,2})$");
    private static final Pattern PERIOD = Pattern.compile("(20\\d{2})[-/.年](\\d{1,2})");

    private static final Pattern PERIOD_DAY_FIRST = Pattern.compile("\\b\\d{1,2}[-/.](\\d{1,2})[-/.](20\\d{2})\\b");

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12),
            Map.entry("mai", 5),
            Map.entry("okt", 10),
            Map.entry("dez", 12),
            Map.entry("mei", 5),
            Map.entry("agu", 8),
            Map.entry("des", 12),
            Map.entry("mrt", 3));

    private final DateOrder order;
    private final @Nullable YearMonth period;

    /// @param period the month that the file says it is about, for dates without a year
    CsvDates(DateOrder order, @Nullable YearMonth period) {
        this.order = order;
        this.period = period;
    }

    DateOrder order() {
        return order;
    }

    Optional<LocalDate> read(String written) {
        var text = written.strip();
        try {
            for (var form : List.of(YEAR_FIRST, COMPACT)) {
                var date = form.matcher(text);
                if (date.matches()) {
                    return Optional.of(LocalDate.of(number(date, 1), number(date, 2), number(date, 3)));
                }
            }
            var match = FIGURES.matcher(text);
            if (match.matches()) {
                boolean monthFirst = order == DateOrder.MONTH_DAY_YEAR;
                return Optional.of(LocalDate.of(
                        year(match.group(3)), number(match, monthFirst ? 1 : 2), number(match, monthFirst ? 2 : 1)));
            }
            match = NAMED.matcher(text);
            if (match.matches()) {
                var month = MONTHS.get(match.group(2).substring(0, 3).toLowerCase(Locale.ROOT));
                return month == null
                        ? Optional.empty()
                        : Optional.of(LocalDate.of(year(match.group(3)), month, number(match, 1)));
            }
            match = WITHOUT_YEAR.matcher(text);
            return match.matches() && period != null ? Optional.of(inPeriod(match, period, order)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A month later than the statement's belongs to the year before.
    private static LocalDate inPeriod(Matcher match, YearMonth period, DateOrder order) {
        boolean dayFirst = order == DateOrder.DAY_MONTH_YEAR;
        int month = number(match, dayFirst ? 2 : 1);
        int year = month > period.getMonthValue() ? period.getYear() - 1 : period.getYear();
        return LocalDate.of(year, month, number(match, dayFirst ? 1 : 2));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : Dates.fullYear(year);
    }

    static boolean looksLikeDate(String text) {
        var stripped = text.strip();
        return YEAR_FIRST.matcher(stripped).matches()
                || (COMPACT.matcher(stripped).matches() && stripped.matches("(19|20)\\d{2}[01]\\d[0-3]\\d.*"))
                || FIGURES.matcher(stripped).matches()
                || NAMED.matcher(stripped).matches()
                || WITHOUT_YEAR.matcher(stripped).matches();
    }

    /// The order that the dates of a file show; empty when every one of them can be read both ways.
    ///
    /// @param period the month that the file says it is about
    static Optional<DateOrder> order(List<String> dates, @Nullable YearMonth period) {
        boolean figures = false;
        boolean firstIsMonth = period != null;
        boolean secondIsMonth = period != null;
        for (var date : dates) {
            var text = date.strip();
            var match = FIGURES.matcher(text);
            boolean withoutYear = !match.matches();
            if (withoutYear) {
                match = WITHOUT_YEAR.matcher(text);
                if (!match.matches()) {
                    continue;
                }
            }
            figures = true;
            // Points are not written between month and day where the month comes first.
            if (text.indexOf('.') > 0 || number(match, 1) > 12) {
                return Optional.of(DateOrder.DAY_MONTH_YEAR);
            }
            if (number(match, 2) > 12) {
                return Optional.of(DateOrder.MONTH_DAY_YEAR);
            }
            firstIsMonth &= withoutYear && period != null && number(match, 1) == period.getMonthValue();
            secondIsMonth &= withoutYear && period != null && number(match, 2) == period.getMonthValue();
        }
        if (!figures) {
            return Optional.of(DateOrder.YEAR_MONTH_DAY);
        }
        if (firstIsMonth != secondIsMonth) {
            return Optional.of(firstIsMonth ? DateOrder.MONTH_DAY_YEAR : DateOrder.DAY_MONTH_YEAR);
        }
        return Optional.empty();
    }

    static @Nullable YearMonth period(String preamble) {
        var match = PERIOD.matcher(preamble);
        if (match.find()) {
            return month(number(match, 1), number(match, 2));
        }
        match = PERIOD_DAY_FIRST.matcher(preamble);
        YearMonth last = null;
        while (match.find()) {
            last = month(number(match, 2), number(match, 1));
        }
        return last;
    }

    private static @Nullable YearMonth month(int year, int month) {
        return month < 1 || month > 12 ? null : YearMonth.of(year, month);
    }
}
