package io.tieout.ledger.period;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record SoftClosePeriodRequest(@Nullable @Size(max = 500) String reason) {}
