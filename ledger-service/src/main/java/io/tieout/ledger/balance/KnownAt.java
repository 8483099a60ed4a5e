package io.tieout.ledger.balance;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was recorded up to a moment. A date means the end of that day where the company is.
///
/// @param before the first instant that no longer counts
public record KnownAt(Instant before) {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

    /// Nothing is recorded after it: all that is known now counts.
    public static final KnownAt NOW = new KnownAt(LAST);

    /// @param text a date or an instant; none means all that is known now
    public static Optional<KnownAt> parse(@Nullable String text, ZoneId zone) {
        return parse(text, zone, "knownAt");
    }

    /// @param parameter the name under which the caller sent it
    public static Optional<KnownAt> parse(@Nullable String text, ZoneId zone, String parameter) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            var before = text.contains("T")
                    // The database keeps microseconds: the next one is the first that came later.
                    ? Instant.parse(text).truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS)
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant();
            if (before.isBefore(FIRST) || before.isAfter(LAST)) {
                throw wrong(parameter);
            }
            return Optional.of(new KnownAt(before));
        } catch (DateTimeException e) {
            throw wrong(parameter);
        }
    }

    private static BadRequest wrong(String parameter) {
        return new BadRequest(
                "invalid-known-at",
                "The time of knowledge cannot be read",
                parameter + " must be a date such as 2026-03-31 or an instant such as 2026-03-31T22:00:00Z",
                new FieldProblem(parameter, "must be a date or an instant in UTC"));
    }
}
