package io.tieout.reconciliation.payout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record WithdrawReportRequest(@NotBlank @Size(max = 500) String reason) {}
