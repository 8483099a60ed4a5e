package io.tieout.ledger.settlementdiscount;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param effectiveDate accounting date of the reversal; today when absent
record TakeBackDiscountRequest(
        @NotBlank @Size(max = 500) String reason, @Nullable LocalDate effectiveDate) {}
