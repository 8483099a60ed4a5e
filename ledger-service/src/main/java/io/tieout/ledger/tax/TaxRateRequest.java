package io.tieout.ledger.tax;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// @param validTo the last day; open when absent
/// @param baseNumerator with `baseDenominator` the part of the net amount that is taxed; all of it when absent
record TaxRateRequest(
        @NotNull LocalDate validFrom,
        @Nullable LocalDate validTo,

        @NotNull @PositiveOrZero @DecimalMax("100") @Digits(integer = 3, fraction = 6)
        BigDecimal percent,

        @Nullable @Min(1) @Max(1000) Integer baseNumerator,
        @Nullable @Min(1) @Max(1000) Integer baseDenominator) {

    DatedRate toRate() {
        requireInRange(validFrom, "/validFrom");
        if (validTo != null) {
            requireInRange(validTo, "/validTo");
        }
        if (validTo != null && validTo.isBefore(validFrom)) {
            throw TaxRateRefused.reversed(validFrom);
        }
        return new DatedRate(
                validFrom,
                validTo,
                percent,
                Objects.requireNonNullElse(baseNumerator, 1),
                Objects.requireNonNullElse(baseDenominator, 1));
    }
}
