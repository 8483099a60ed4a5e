package io.tieout.ledger.period;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record ClosePeriodRequest(@Nullable @Size(max = 500) String reason) {}
