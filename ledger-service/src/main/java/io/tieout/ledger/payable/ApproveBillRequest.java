package io.tieout.ledger.payable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason why it is right
record ApproveBillRequest(@NotBlank @Size(max = 500) String reason) {}
