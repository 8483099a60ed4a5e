package io.tieout.documenttotals;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/// How a document is added up. Stored with it: other settings tomorrow change nothing about what was agreed today.
///
/// @param increment the smallest step of every amount: one minor unit, unless the currency is used more coarsely than
///     ISO 4217 says (rupiah without sen: 1.00 IDR)
public record TotalsRules(
        Currency currency, PriceMode priceMode, TaxMethod taxMethod, Rounding rounding, Money increment) {

    public TotalsRules {
        if (!increment.currency().equals(currency)) {
            throw new InvalidDocument("roundingIncrement", "must be in the currency of the document");
        }
        if (!increment.isPositive()) {
            throw new InvalidDocument("roundingIncrement", "must be above zero");
        }
    }

    public static TotalsRules of(Currency currency, PriceMode priceMode, TaxMethod taxMethod, Rounding rounding) {
        return new TotalsRules(currency, priceMode, taxMethod, rounding, Money.ofMinor(1, currency));
    }

    Money round(Fraction exact) {
        var step = increment.toBigDecimal();
        // One division, rounded once: rounding a quotient that was already rounded would turn 0.4999… into 1.
        var steps = exact.numerator().divide(exact.denominator().multiply(step), 0, rounding.mode());
        return Money.exact(steps.multiply(step), currency);
    }

    /// The exact figure as far as a reader wants to follow it; further decimals are cut.
    BigDecimal shown(Fraction exact) {
        int decimals = increment.toBigDecimal().scale() + 6;
        return exact.numerator()
                .divide(exact.denominator(), decimals, Rounding.DOWN.mode())
                .stripTrailingZeros();
    }
}
