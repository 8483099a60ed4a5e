package io.tieout.ledger.period;

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

    Period {
        locks = Set.copyOf(locks);
    }

    /// A month becomes stricter step by step, or is reopened to either of the laxer states.
    void requireChangeTo(PeriodStatus wanted) {
        if (status == wanted) {
            throw new PeriodStateUnchanged(month, status);
        }
    }
}
