package io.tieout.ledger.period;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param reason kept for the auditor
record LockModuleRequest(
        @NotNull PeriodModule module,
        @NotBlank @Size(max = 500) String reason) {}
