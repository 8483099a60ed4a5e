package io.tieout.ledger.balance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a report cuts the months of the projection: whole months up to the nearer end of the cut one, and what lies
/// between there and the cut, added or taken off: days for `asOf`, lines for the time of knowledge.
///
/// @param months effective months before this one count whole
/// @param from first of the days to be read for the month that `asOf` cuts; none when it is after `to`
/// @param sign -1 when they are too many in the cells
/// @param knownMonths recorded months before this one count whole; all when null
/// @param knownFrom first instant of the lines to be read for the month that the time of knowledge cuts
/// @param knownTo first instant after them
record Edges(
        LocalDate months,
        LocalDate from,
        LocalDate to,
        int sign,
        @Nullable LocalDate knownMonths,
        @Nullable OffsetDateTime knownFrom,
        @Nullable OffsetDateTime knownTo,
        int knownSign) {

    private static final int MIDDLE = 15;

    static Edges of(LocalDate asOf, Optional<KnownAt> knownAt) {
        var month = YearMonth.from(asOf);
        boolean late = asOf.getDayOfMonth() > MIDDLE;
        var months = (late ? month.plusMonths(1) : month).atDay(1);
        var from = late ? asOf.plusDays(1) : months;
        var to = late ? months.minusDays(1) : asOf;
        if (knownAt.isEmpty()) {
            return new Edges(months, from, to, late ? -1 : 1, null, null, null, 1);
        }
        var before = knownAt.get().before().atOffset(ZoneOffset.UTC);
        var knownMonth = YearMonth.from(before);
        boolean knownLate = before.getDayOfMonth() > MIDDLE;
        var knownMonths = (knownLate ? knownMonth.plusMonths(1) : knownMonth).atDay(1);
        var cut = knownMonths.atStartOfDay().atOffset(ZoneOffset.UTC);
        return new Edges(
                months,
                from,
                to,
                late ? -1 : 1,
                knownMonths,
                knownLate ? before : cut,
                knownLate ? cut : before,
                knownLate ? -1 : 1);
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("months", months);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("sign", sign);
        parameters.put("knownMonths", knownMonths);
        parameters.put("knownFrom", knownFrom);
        parameters.put("knownTo", knownTo);
        parameters.put("knownSign", knownSign);
        return parameters;
    }
}
