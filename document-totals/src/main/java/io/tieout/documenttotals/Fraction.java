package io.tieout.documenttotals;

import java.math.BigDecimal;

/// An exact quotient, kept undivided so that rounding happens once, at the end.
record Fraction(BigDecimal numerator, BigDecimal denominator) {

    static Fraction whole(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }
}
