package io.tieout.ledger.currency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which rates are wanted; what is null does not matter.
record RateFilter(
        @Nullable String base,
        @Nullable String quote,
        @Nullable String source,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
