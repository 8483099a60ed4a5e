package io.tieout.ledger.limit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason kept for the auditor
record ReleaseHoldRequest(@NotBlank @Size(max = 500) String reason) {}
