package io.tieout.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An exact, signed amount of money: whole minor units of one currency (ISO 4217).
///
/// On the wire it is `{"amount":"1250.00","currency":"EUR"}`: a string with exactly the currency's digits.
/// Arithmetic is
/// exact or throws: [ArithmeticException] on overflow, [CurrencyMismatch] when two currencies meet.
///
/// @param minorUnits the amount in the currency's smallest unit, for example cents; may be negative
/// @param currency an ISO 4217 currency that has minor units (so not XAU or XXX)
public record Money(@JsonIgnore long minorUnits, Currency currency) implements Comparable<Money> {

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidMoney("currency", currency.getCurrencyCode() + " is not a currency of payment");
        }
    }

    public static Money ofMinor(long minorUnits, Currency currency) {
        return new Money(minorUnits, currency);
    }

    public static Money ofMinor(long minorUnits, String currencyCode) {
        return new Money(minorUnits, currency(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Takes an amount that already has at most the currency's digits; refuses one that would need rounding.
    public static Money exact(BigDecimal amount, Currency currency) {
        try {
            return of(amount, currency, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new InvalidMoney(
                    "amount",
                    "must have at most " + currency.getDefaultFractionDigits() + " decimals in "
                            + currency.getCurrencyCode() + " and fit 18 digits",
                    e);
        }
    }

    /// The one place where a calculated figure becomes money; the rounding is the caller's decision.
    ///
    /// @throws ArithmeticException when the result does not fit, or rounding is needed but forbidden
    public static Money of(BigDecimal amount, Currency currency, RoundingMode rounding) {
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        return new Money(amount.setScale(digits, rounding).unscaledValue().longValueExact(), currency);
    }

    /// Parses the wire form: exactly the currency's digits, a plain decimal without exponent, plus sign, grouping,
    /// leading zeros or a minus before zero: an amount has one form.
    @JsonCreator
    public static Money parse(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currencyCode) {
        if (amount == null) {
            throw new InvalidMoney("amount", "is required");
        }
        if (currencyCode == null) {
            throw new InvalidMoney("currency", "is required");
        }
        var currency = currency(currencyCode);
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        if (amount.length() > 24 || !isPlain(amount, digits)) {
            throw new InvalidMoney(
                    "amount",
                    "must be a decimal string without leading zeros or -0, with exactly " + digits + " decimals for "
                            + currency.getCurrencyCode());
        }
        return exact(new BigDecimal(amount), currency);
    }

    /// By hand: an expression is compiled and tried at several times the price, for each amount of each request.
    private static boolean isPlain(String amount, int digits) {
        int start = amount.startsWith("-") ? 1 : 0;
        int point = digits == 0 ? amount.length() : amount.length() - digits - 1;
        int units = point - start;
        if (units < 1 || (units > 1 && amount.charAt(start) == '0') || (digits > 0 && amount.charAt(point) != '.')) {
            return false;
        }
        boolean zero = true;
        for (int at = start; at < amount.length(); at++) {
            char digit = amount.charAt(at);
            if (at != point && (digit < '0' || digit > '9')) {
                return false;
            }
            zero &= at == point || digit == '0';
        }
        return start == 0 || !zero;
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new InvalidMoney("currency", "is not an ISO 4217 currency code", e);
        }
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public Money abs() {
        return minorUnits < 0 ? negated() : this;
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public static Money sum(Collection<Money> amounts, Currency currency) {
        return amounts.stream().reduce(zero(currency), Money::plus);
    }

    /// Splits this amount in the given proportions without losing a minor unit: each share is rounded towards zero,
    /// and
    /// the units left over go one by one to the largest remainders, ties to the first.
    ///
    /// @param weights at least one, none negative, not all zero
    public List<Money> allocate(List<Long> weights) {
        var total = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative and not all zero: " + weights);
        }
        var shares = new ArrayList<BigInteger>();
        var remainders = new ArrayList<BigInteger>();
        var left = BigInteger.valueOf(minorUnits);
        for (long weight : weights) {
            var division = BigInteger.valueOf(minorUnits)
                    .multiply(BigInteger.valueOf(weight))
                    .divideAndRemainder(total);
            shares.add(division[0]);
            remainders.add(division[1].abs());
            left = left.subtract(division[0]);
        }
        var unit = BigInteger.valueOf(left.signum());
        IntStream.range(0, weights.size())
                .boxed()
                .sorted((a, b) -> remainders.get(b).compareTo(remainders.get(a)))
                .limit(left.abs().longValueExact())
                .forEach(index -> shares.set(index, shares.get(index).add(unit)));
        return shares.stream()
                .map(share -> new Money(share.longValueExact(), currency))
                .toList();
    }

    @JsonIgnore
    public boolean isZero() {
        return minorUnits == 0;
    }

    @JsonIgnore
    public boolean isPositive() {
        return minorUnits > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return minorUnits < 0;
    }

    @JsonIgnore
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(minorUnits, Math.max(currency.getDefaultFractionDigits(), 0));
    }

    /// The wire form of the figure alone, for example `-12.50`.
    @JsonProperty("amount")
    public String amount() {
        return toBigDecimal().toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatch(currency, other.currency);
        }
    }

    @Override
    public String toString() {
        return amount() + " " + currency.getCurrencyCode();
    }
}
