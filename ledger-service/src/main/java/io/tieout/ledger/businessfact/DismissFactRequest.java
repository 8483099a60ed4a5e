package io.tieout.ledger.businessfact;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason kept for the auditor
record DismissFactRequest(@NotBlank @Size(max = 500) String reason) {}
