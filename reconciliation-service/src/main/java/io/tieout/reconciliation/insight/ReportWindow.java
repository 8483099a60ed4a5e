package io.tieout.reconciliation.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The lines that a report looks at, by the day of their booking, and what was known of them.
///
/// @param knownBefore the first instant that no longer counts
/// @param knownAt as it was asked for
record ReportWindow(
        LocalDate from,
        LocalDate asOf,
        ReportStep step,
        Instant knownBefore,
        @Nullable String knownAt) {

    private static final long MOST_DAYS = 366;
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    ReportWindow {
        if (from.isAfter(asOf) || ChronoUnit.DAYS.between(from, asOf) >= MOST_DAYS) {
            throw new ReportRangeUnfit(from, asOf);
        }
    }

    /// A day outside the books is a typing error, and days cannot be counted from every one.
    static LocalDate requireInRange(LocalDate asOf) {
        if (asOf.isBefore(FIRST) || asOf.isAfter(LAST)) {
            throw new ReportRangeUnfit(asOf, asOf);
        }
        return asOf;
    }
}
