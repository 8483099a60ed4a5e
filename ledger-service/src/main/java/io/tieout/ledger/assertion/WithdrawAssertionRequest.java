package io.tieout.ledger.assertion;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record WithdrawAssertionRequest(@NotBlank @Size(max = 500) String reason) {}
