package io.tieout.ledger.period;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A month that is open for posting or closed.
///
/// @param fiscalYear the calendar year in which its fiscal year ends
record Period(
        YearMonth month,
        int fiscalYear,
        PeriodStatus status,
        @Nullable Instant closedAt,
        long version) {}
