package io.tieout.ledger.assertion;

import io.tieout.ledger.account.AccountCode;
import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// @param balance debit minus credit at the end of the day
/// @param reason why somebody can know, for example the bank's statement
record AssertBalanceRequest(
        @NotNull AccountCode account,
        @NotNull LocalDate date,
        @NotNull Money balance,
        @NotBlank @Size(max = 500) String reason) {}
