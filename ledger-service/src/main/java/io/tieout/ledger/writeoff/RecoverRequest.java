package io.tieout.ledger.writeoff;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/// @param amount what is owed again
/// @param effectiveDate accounting date
record RecoverRequest(
        @NotNull Money amount,
        @NotNull LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {}
