package io.tieout.documenttotals;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.OptionalInt;

/// How one figure of a document became money: the answer to "where does this cent come from".
///
/// @param rule what was computed
/// @param lineNumber the line it belongs to, from 1; 0 when it belongs to a tax rate or to the whole document
/// @param taxRate the tax rate's code, empty when the figure belongs to no rate
/// @param exact before rounding; a figure without end is cut six decimals below the currency's
/// @param rounding the mode, or [Method#LARGEST_REMAINDER] when units were shared out
public record RoundingStep(
        Rule rule, int lineNumber, String taxRate, BigDecimal exact, Money rounded, Method rounding) {

    public enum Rule {
        /// Quantity × unit price less the line's discount.
        LINE_AMOUNT,
        /// A percentage off the whole document.
        DOCUMENT_DISCOUNT,
        /// A line's part of the document's discount.
        DISCOUNT_SHARE,
        /// The part of a net amount that is taxed, where that is not the whole.
        TAX_BASE,
        /// Tax on a rounded base, or out of a rounded tax-inclusive amount.
        TAX,
        /// A line's part of a tax that was rounded once for the document.
        TAX_SHARE
    }

    public enum Method {
        HALF_UP,
        HALF_EVEN,
        DOWN,
        /// Shares are cut, and the units left over go to the largest remainders.
        LARGEST_REMAINDER
    }

    static Method method(Rounding rounding) {
        return switch (rounding) {
            case HALF_UP -> Method.HALF_UP;
            case HALF_EVEN -> Method.HALF_EVEN;
            case DOWN -> Method.DOWN;
        };
    }

    /// The line, where the figure belongs to one.
    public OptionalInt line() {
        return lineNumber == 0 ? OptionalInt.empty() : OptionalInt.of(lineNumber);
    }
}
