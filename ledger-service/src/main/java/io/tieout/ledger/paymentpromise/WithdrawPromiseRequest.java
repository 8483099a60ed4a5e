package io.tieout.ledger.paymentpromise;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record WithdrawPromiseRequest(@NotBlank @Size(max = 500) String reason) {}
