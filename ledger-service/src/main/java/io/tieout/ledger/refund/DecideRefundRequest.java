package io.tieout.ledger.refund;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// @param reason why it is approved or rejected
record DecideRefundRequest(@NotBlank @Size(max = 500) String reason) {}
