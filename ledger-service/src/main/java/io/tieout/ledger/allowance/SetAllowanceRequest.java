package io.tieout.ledger.allowance;

import io.tieout.ledger.receivable.AgeingBucket;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// @param asOf whose receivables are looked at, and the accounting date of the entry
/// @param percent of all that is owed, or
/// @param buckets the percentage of each age; one that is not named needs no allowance
record SetAllowanceRequest(
        @NotNull LocalDate asOf,

        @Nullable @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 6)
        BigDecimal percent,

        @Nullable
        Map<AgeingBucket, @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 6) BigDecimal>
                buckets,

        @NotBlank @Size(max = 500) String reason) {

    @AssertTrue(message = "is needed, or buckets: one of the two")
    boolean isPercent() {
        return (percent == null) != (buckets == null);
    }
}
