package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param iban or `number`, for accounts without an IBAN
/// @param openingBalance what the bank says it held at the start of `openingDate`
record ConnectBankAccountRequest(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 42) String iban,
        @Nullable @Size(max = 64) String number,
        @NotBlank @Size(min = 3, max = 3) String currency,
        @NotNull Money openingBalance,
        @NotNull LocalDate openingDate) {}
