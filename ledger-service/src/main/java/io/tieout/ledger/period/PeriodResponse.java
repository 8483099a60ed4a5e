package io.tieout.ledger.period;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// @param period for example `2026-03`
/// @param fiscalYear the calendar year in which its fiscal year ends
record PeriodResponse(
        YearMonth period,
        int fiscalYear,
        PeriodStatus status,
        @Nullable Instant closedAt) {

    static PeriodResponse from(Period period) {
        return new PeriodResponse(period.month(), period.fiscalYear(), period.status(), period.closedAt());
    }
}
