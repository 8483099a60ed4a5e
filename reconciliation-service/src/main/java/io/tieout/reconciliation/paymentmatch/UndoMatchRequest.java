package io.tieout.reconciliation.paymentmatch;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record UndoMatchRequest(@NotBlank @Size(max = 500) String reason) {}
