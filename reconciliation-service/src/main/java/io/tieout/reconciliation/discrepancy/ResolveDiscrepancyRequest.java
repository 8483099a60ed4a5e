package io.tieout.reconciliation.discrepancy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param causeCode why it was so
record ResolveDiscrepancyRequest(
        @NotNull CauseCode causeCode,
        @NotBlank @Size(max = 1000) String comment) {}
