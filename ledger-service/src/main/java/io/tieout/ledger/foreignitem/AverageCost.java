package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money in another currency on one account, and what the books carry it at. What comes in is added at the rate of
/// its day; what goes out leaves at the average of what is there, and the whole rest with the last of it.
///
/// @param balance debit minus credit, in the foreign currency
/// @param carrying the same in the company's currency
public record AverageCost(Money balance, Money carrying) {

    /// @param amount signed: what comes in is positive
    /// @param rate of the day, for what comes in and for what goes out beyond the balance; else none is needed
    /// @param increment the smallest step of the company's amounts
    /// @return by how much the carrying amount changes, with the sign of the amount
    public Money worth(Money amount, @Nullable Rate rate, Money increment) {
        if (!isReducedBy(amount)) {
            return Objects.requireNonNull(rate).convert(amount, increment);
        }
        if (isContradictory()) {
            throw new AverageCostUnknown(this);
        }
        var taken = amount.abs().min(balance.abs());
        var beyond = amount.abs().minus(taken);
        var leaving = taken.equals(balance.abs()) ? carrying.abs() : share(taken, increment);
        var worth = beyond.isZero()
                ? leaving
                : leaving.plus(Objects.requireNonNull(rate).convert(beyond, increment));
        return amount.isNegative() ? worth.negated() : worth;
    }

    /// Whether an amount needs no rate, because the average says what it is worth.
    public boolean covers(Money amount) {
        return isReducedBy(amount) && amount.abs().compareTo(balance.abs()) <= 0;
    }

    /// Why money cannot move at this worth.
    ///
    /// @param worth without sign
    Optional<Refusal> refusal(Money amount, Money worth, Money increment, int line, AccountCode account) {
        if (lets(amount, worth, increment)) {
            return Optional.empty();
        }
        if (isContradictory()) {
            return Optional.of(new AverageCostUnknown(this));
        }
        var carried = covers(amount) ? worth(amount, null, increment).abs() : carrying.abs();
        return Optional.of(new AverageCostDeviates(line, account, worth, carried));
    }

    /// Whether money can move at this worth. It leaves at the average; with the last of it goes the whole rest, and
    /// what goes out beyond that is worth something.
    ///
    /// @param worth without sign
    boolean lets(Money amount, Money worth, Money increment) {
        if (!isReducedBy(amount)) {
            return true;
        }
        if (isContradictory()) {
            return false;
        }
        return covers(amount)
                ? worth.equals(worth(amount, null, increment).abs())
                : worth.compareTo(carrying.abs()) > 0;
    }

    boolean isReducedBy(Money amount) {
        return balance.minorUnits() != 0 && balance.isNegative() != amount.isNegative();
    }

    /// Carried as if it were owed, or the other way round.
    boolean isContradictory() {
        return carrying.minorUnits() != 0 && carrying.isNegative() != balance.isNegative();
    }

    public AverageCost plus(Money amount, Money worth) {
        return new AverageCost(balance.plus(amount), carrying.plus(worth));
    }

    AverageCost plus(LineDraft line) {
        var foreign = line.foreign();
        if (foreign == null) {
            return this;
        }
        return line.side() == Side.DEBIT
                ? plus(foreign.amount(), line.amount())
                : plus(foreign.amount().negated(), line.amount().negated());
    }

    private Money share(Money taken, Money increment) {
        var numerator =
                BigInteger.valueOf(carrying.abs().minorUnits()).multiply(BigInteger.valueOf(taken.minorUnits()));
        var denominator =
                BigInteger.valueOf(balance.abs().minorUnits()).multiply(BigInteger.valueOf(increment.minorUnits()));
        long steps = new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return Money.ofMinor(Math.multiplyExact(steps, increment.minorUnits()), increment.currency())
                .min(carrying.abs());
    }
}
