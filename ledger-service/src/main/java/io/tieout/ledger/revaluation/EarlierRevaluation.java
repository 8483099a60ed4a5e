package io.tieout.ledger.revaluation;

import io.tieout.platform.money.Money;
import java.util.Currency;

/// What the revaluations of a day did to an exposure so far; positive is a gain.
///
/// @param difference by which it changed on the day
/// @param lasting what of that stays
record EarlierRevaluation(Money difference, Money lasting) {

    static EarlierRevaluation none(Currency own) {
        return new EarlierRevaluation(Money.zero(own), Money.zero(own));
    }
}
