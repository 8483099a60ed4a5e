package io.tieout.reconciliation.customerledger;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What was recorded up to a moment. A date means the end of that day where the company is.
public final class KnownAt {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    /// Nothing is recorded after it: all that is known now counts.
    private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

    private KnownAt() {}

    /// @return the first instant that no longer counts
    public static Instant before(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return LAST;
        }
        try {
            var before = text.contains("T")
                    // The database keeps microseconds: the next one is the first that came later.
                    ? Instant.parse(text).truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS)
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
            if (before.isBefore(FIRST) || before.isAfter(LAST)) {
                throw wrong();
            }
            return before;
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private static BadRequest wrong() {
        return new BadRequest(
                "invalid-known-at",
                "The time of knowledge cannot be read",
                "knownAt must be a date such as 2026-03-31 or an instant such as 2026-03-31T22:00:00Z",
                new FieldProblem("knownAt", "must be a date or an instant in UTC"));
    }
}
