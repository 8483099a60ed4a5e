package io.tieout.reconciliation.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record DeactivateModelRequest(@NotBlank @Size(max = 500) String reason) {}
