package io.tieout.reconciliation.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record ForgetAliasRequest(@NotBlank @Size(max = 500) String reason) {}
