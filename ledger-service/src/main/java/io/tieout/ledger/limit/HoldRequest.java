package io.tieout.ledger.limit;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param side in which direction the amount will be posted: a credit takes money out of an asset account
/// @param reason kept for the auditor
record HoldRequest(
        @NotNull AccountCode account,
        @NotNull HoldSide side,
        @NotNull Money amount,
        @NotBlank @Size(max = 500) String reason) {}
