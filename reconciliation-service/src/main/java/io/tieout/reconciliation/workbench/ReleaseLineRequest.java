package io.tieout.reconciliation.workbench;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param note why
record ReleaseLineRequest(@Nullable @Size(max = 1000) String note) {}
