package io.tieout.ledger.revaluation;

import io.tieout.platform.money.Money;
import java.util.Currency;

/// Gains and losses stand on accounts of their own. A change of either may be negative.
record GainAndLoss(Money gain, Money loss) {

    static GainAndLoss none(Currency currency) {
        return new GainAndLoss(Money.zero(currency), Money.zero(currency));
    }

    /// @param difference positive is a gain
    static GainAndLoss of(Money difference) {
        var nothing = Money.zero(difference.currency());
        return difference.isNegative()
                ? new GainAndLoss(nothing, difference.abs())
                : new GainAndLoss(difference, nothing);
    }

    GainAndLoss plus(GainAndLoss other) {
        return new GainAndLoss(gain.plus(other.gain), loss.plus(other.loss));
    }

    GainAndLoss minus(GainAndLoss other) {
        return new GainAndLoss(gain.minus(other.gain), loss.minus(other.loss));
    }
}
