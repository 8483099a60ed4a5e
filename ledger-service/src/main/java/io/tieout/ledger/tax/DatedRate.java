package io.tieout.ledger.tax;

import io.tieout.documenttotals.TaxRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A rate and the days on which it was valid.
///
/// @param validTo the last day; none while it is still valid
/// @param baseNumerator with `baseDenominator` the part of the net amount that is taxed
public record DatedRate(
        LocalDate validFrom, @Nullable LocalDate validTo, BigDecimal percent, int baseNumerator, int baseDenominator) {

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    TaxRate of(String code) {
        return new TaxRate(code, percent, baseNumerator, baseDenominator);
    }
}
