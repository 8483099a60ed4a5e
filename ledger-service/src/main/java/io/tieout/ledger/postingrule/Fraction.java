package io.tieout.ledger.postingrule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// An exact part of an amount: `1`, `-1`, `0.25` or `1/3`. A third is a third here, so that three of them are
/// the whole.
///
/// @param denominator positive, with no divisor in common with the numerator
public record Fraction(BigInteger numerator, BigInteger denominator) {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    /// The second form has room for what a decimal becomes: what [#toString] says is read again.
    private static final Pattern FORM = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?|-?[0-9]{1,18}/[0-9]{1,10}");

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("The denominator must be positive: " + denominator);
        }
        var divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Fraction parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue("must be a fraction such as 1, -1, 0.25 or 1/3");
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            var decimal = new BigDecimal(text);
            return new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
        }
        var denominator = new BigInteger(text.substring(slash + 1));
        if (denominator.signum() == 0) {
            throw new InvalidValue("must not divide by zero");
        }
        return new Fraction(new BigInteger(text.substring(0, slash)), denominator);
    }

    static Fraction whole(long number) {
        return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(long number) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(number)), denominator);
    }

    int signum() {
        return numerator.signum();
    }

    /// The whole part; of a negative one that is rounded towards minus infinity.
    BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// The nearest whole number, a half upwards.
    BigInteger rounded() {
        return plus(new Fraction(BigInteger.ONE, BigInteger.TWO)).floor();
    }

    @Override
    @JsonValue
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
