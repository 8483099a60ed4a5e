package io.tieout.ledger.insight;

import io.tieout.ledger.balance.KnownAt;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The days that a figure looks at, and what was known of them.
///
/// @param from the first day
/// @param asOf the last day; what is dated later does not count
/// @param knownAt as it was asked for
record Window(LocalDate from, LocalDate asOf, @Nullable String knownAt, KnownAt known) {

    private static final long MOST_DAYS = 1100;

    Window {
        if (from.isAfter(asOf) || ChronoUnit.DAYS.between(from, asOf) >= MOST_DAYS) {
            throw new InsightRangeUnfit(from, asOf, MOST_DAYS);
        }
    }

    /// So many days, of which the given one is the last.
    static Window last(int days, LocalDate asOf, @Nullable String knownAt, KnownAt known) {
        return new Window(asOf.minusDays(days - 1L), asOf, knownAt, known);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, asOf) + 1;
    }
}
