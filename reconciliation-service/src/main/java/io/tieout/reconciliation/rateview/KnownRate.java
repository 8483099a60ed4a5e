package io.tieout.reconciliation.rateview;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;

/// The rate that counts on a day, as it was quoted.
///
/// @param inverse whether it says what one unit of the other currency costs
public record KnownRate(BigDecimal rate, boolean inverse, LocalDate quotedOn, String source) {

    /// Half-up, to the smallest unit.
    public Money worth(Money amount, Currency in) {
        int digits = Math.max(in.getDefaultFractionDigits(), 0);
        var exact = amount.toBigDecimal();
        var worth = inverse
                ? exact.divide(rate, digits, RoundingMode.HALF_UP)
                : exact.multiply(rate).setScale(digits, RoundingMode.HALF_UP);
        return Money.exact(worth, in);
    }
}
