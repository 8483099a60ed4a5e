package io.tieout.ledger.recurring;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record SkipRunRequest(@NotBlank @Size(max = 500) String reason) {}
