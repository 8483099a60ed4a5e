package io.tieout.ledger.withholding;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

record TakeBackWithholdingRequest(
        @NotNull LocalDate effectiveDate,
        @NotBlank @Size(max = 500) String reason) {}
