package io.tieout.ledger.period;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason why the books are opened again; kept for the auditor
record ReopenPeriodRequest(@NotBlank @Size(max = 500) String reason) {}
