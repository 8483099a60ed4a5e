package io.tieout.ledger.period;

import io.tieout.platform.problem.StaleVersion;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A month of the books.
///
/// @param fiscalYear the calendar year in which its fiscal year ends
/// @param locks modules that are locked by themselves
record Period(
        YearMonth month,
        int fiscalYear,
        PeriodStatus status,
        Set<PeriodModule> locks,
        @Nullable Instant closedAt,
        long version) {

    /// That of a month when its year is opened.
    static final long FIRST_VERSION = 1;

    Period {
        locks = Set.copyOf(locks);
    }

    void requireVersion(long expected) {
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
    }

    /// A month becomes stricter step by step, or is reopened to either of the laxer states.
    void requireChangeTo(PeriodStatus wanted) {
        if (status == wanted) {
            throw new PeriodStateUnchanged(month, status);
        }
    }
}
