package io.tieout.documenttotals;

import static io.tieout.documenttotals.Limits.requireDecimal;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;

/// A tax rate as a document states it. Lines with equal rates form one tax subtotal.
///
/// @param code the tax category, for example `STANDARD`; two exemptions at 0 % stay apart by it
/// @param percent 0 to 100
/// @param baseNumerator with `baseDenominator` the part of the net amount that is taxed: 1/1 nearly everywhere,
///     11/12 for most goods and services in Indonesia
public record TaxRate(String code, BigDecimal percent, int baseNumerator, int baseDenominator) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public TaxRate {
        if (code.isBlank() || code.length() > Limits.MAX_CODE_LENGTH) {
            throw new InvalidDocument("taxCode", "must have 1 to " + Limits.MAX_CODE_LENGTH + " characters");
        }
        percent = requireDecimal("taxRatePercent", percent, 3, Limits.MAX_PERCENT_DECIMALS);
        if (percent.compareTo(HUNDRED) > 0) {
            throw new InvalidDocument("taxRatePercent", "must be between 0 and 100");
        }
        if (baseNumerator < 1 || baseNumerator > baseDenominator || baseDenominator > Limits.MAX_FRACTION) {
            throw new InvalidDocument(
                    "taxBaseFraction", "must be a fraction above 0 and at most 1 of whole numbers up to 1000");
        }
    }

    /// The usual case: the whole net amount is taxed.
    public static TaxRate of(String code, BigDecimal percent) {
        return new TaxRate(code, percent, 1, 1);
    }

    /// The part of a net amount that is taxed, rounded as the document rounds.
    public Money baseOf(Money net, TotalsRules rules) {
        return taxesPartOfTheNetAmount() ? rules.round(base().times(net.toBigDecimal())) : net;
    }

    boolean taxesPartOfTheNetAmount() {
        return baseNumerator != baseDenominator;
    }

    /// Tax = base × `percent` / 100.
    Fraction ofBase() {
        return new Fraction(percent, HUNDRED);
    }

    /// Base = net × this.
    Fraction base() {
        return new Fraction(BigDecimal.valueOf(baseNumerator), BigDecimal.valueOf(baseDenominator));
    }

    /// Tax = tax-inclusive amount × this: with the effective rate r it is r / (1 + r).
    Fraction ofInclusiveAmount() {
        var effective = percent.multiply(BigDecimal.valueOf(baseNumerator));
        return new Fraction(
                effective, HUNDRED.multiply(BigDecimal.valueOf(baseDenominator)).add(effective));
    }
}
