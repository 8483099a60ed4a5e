package io.tieout.ledger.period;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param period for example `2026-03`
/// @param fiscalYear the calendar year in which its fiscal year ends
/// @param locks modules that are locked by themselves
record PeriodResponse(
        YearMonth period,
        int fiscalYear,
        PeriodStatus status,
        List<PeriodModule> locks,
        @Nullable Instant closedAt) {

    static PeriodResponse from(Period period) {
        return new PeriodResponse(
                period.month(),
                period.fiscalYear(),
                period.status(),
                period.locks().stream().sorted().toList(),
                period.closedAt());
    }
}
