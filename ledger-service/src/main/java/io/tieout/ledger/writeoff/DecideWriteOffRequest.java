package io.tieout.ledger.writeoff;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason why it is approved or rejected
record DecideWriteOffRequest(@NotBlank @Size(max = 500) String reason) {}
