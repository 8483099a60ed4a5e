package io.tieout.reconciliation.statementmail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param note why the address may be written to again
record LiftSuppressionRequest(
        @NotBlank @Size(max = 254) String address,
        @NotBlank @Size(max = 500) String note) {}
