package io.tieout.ledger.transfer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record UndoTransferRequest(@NotBlank @Size(max = 500) String reason) {}
