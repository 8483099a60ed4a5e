package io.tieout.ledger.currency;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.InvalidValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/// How much of one currency a unit of another costs: an exact decimal, a string on the wire.
///
/// @param value positive, at most 12 decimals and 15 digits before them, without trailing zeros
public record Rate(BigDecimal value) {

    private static final int MAX_DECIMALS = 12;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    // What is derived keeps so many figures that no amount of the books is converted to another minor unit by it.
    private static final MathContext DERIVED = new MathContext(24, RoundingMode.HALF_UP);

    public Rate {
        value = value.stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
        if (value.signum() <= 0 || value.scale() > MAX_DECIMALS || value.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("no exchange rate: " + value);
        }
    }

    /// From the wire: digits with at most one decimal point, without sign or exponent.
    @JsonCreator
    public static Rate parse(String text) {
        if (!text.matches("\\d{1,15}(\\.\\d{1,12})?")) {
            throw new InvalidValue("must be a decimal string with at most 15 digits before and 12 after the point");
        }
        var value = new BigDecimal(text);
        if (value.signum() == 0) {
            throw new InvalidValue("must be greater than zero");
        }
        return new Rate(value);
    }

    /// The rate that two amounts imply, as far as a rate can say it.
    public static Rate implied(Money amount, Money converted) {
        var quotient = converted.toBigDecimal().divide(amount.toBigDecimal(), DERIVED);
        return nearest(quotient);
    }

    Rate inverse() {
        return nearest(BigDecimal.ONE.divide(value, DERIVED));
    }

    /// @param increment the smallest step of the result
    public Money convert(Money amount, Money increment) {
        return rounded(amount.toBigDecimal().multiply(value), increment);
    }

    /// Half-up, away from zero, to the nearest multiple of the increment.
    static Money rounded(BigDecimal exact, Money increment) {
        var step = increment.toBigDecimal();
        var steps = exact.divide(step, 0, RoundingMode.HALF_UP);
        return Money.exact(steps.multiply(step), increment.currency());
    }

    static Money smallestUnit(Currency currency) {
        return Money.ofMinor(1, currency);
    }

    private static Rate nearest(BigDecimal exact) {
        var rounded = exact.setScale(MAX_DECIMALS, RoundingMode.HALF_UP);
        var smallest = BigDecimal.ONE.movePointLeft(MAX_DECIMALS);
        return new Rate(rounded.max(smallest).min(LIMIT.subtract(BigDecimal.ONE)));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
