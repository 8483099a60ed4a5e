package io.tieout.reconciliation.discrepancy;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param note why
record ReleaseDiscrepancyRequest(@Nullable @Size(max = 1000) String note) {}
