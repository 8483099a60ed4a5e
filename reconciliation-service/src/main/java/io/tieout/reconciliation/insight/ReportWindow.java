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

    ReportWindow {
        if (from.isAfter(asOf) || ChronoUnit.DAYS.between(from, asOf) >= MOST_DAYS) {
            throw new ReportRangeUnfit(from, asOf);
        }
    }
}
