package io.tieout.ledger.monthend;

import jakarta.validation.constraints.NotNull;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// @param knownAt a date or an instant that has passed; now when absent
record CreateMonthEndSetRequest(
        @NotNull YearMonth period, @Nullable String knownAt) {}
