package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ItemStanding;
import io.tieout.platform.money.Money;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// Something in another currency as it stood at the end of a day. All amounts are debit minus credit.
///
/// @param item none: all that is on the account beside items
/// @param open in its currency on that day
/// @param carrying what the books carried it at on that day
/// @param openNow in its currency, with all that is posted
/// @param carryingNow what the books carry it at with all that is posted; of an account without what moved on it
/// since
/// @param reducedSince whether money left the account after the day, at what the books carried it at
record Exposure(
        @Nullable ForeignItem item,
        AccountCode account,
        Money open,
        Money carrying,
        Money openNow,
        Money carryingNow,
        boolean reducedSince) {

    static Exposure of(ItemStanding standing) {
        var item = standing.item();
        var side = item.side();
        return new Exposure(
                item,
                item.account(),
                side.gain(standing.open()),
                side.gain(standing.carrying()),
                side.gain(item.open()),
                side.gain(item.carrying()),
                false);
    }

    Key key() {
        return new Key(item == null ? null : item.id(), account, open.currency());
    }

    /// What stays the same exposure from one revaluation to the next.
    record Key(@Nullable ForeignItemId item, AccountCode account, Currency currency) {}

    /// @param increment the smallest step of the company's amounts
    /// @param earlier what revaluations of the same day did before
    RevaluedExposure at(Rate rate, RevaluationPolicy policy, Money increment, EarlierRevaluation earlier) {
        var after = rate.convert(open, increment);
        return new RevaluedExposure(this, rate, after, lasting(rate, after, policy, increment), earlier);
    }

    /// What was settled after the day was settled at the old carrying amount: for that part the difference ends on
    /// the next day, whatever the policy. What left an account took its share of a mixture with it, so that nobody
    /// can say what is left of the day's money: there all of it ends. What an earlier revaluation of the same day
    /// takes back on the next one has to be put back for it to stay.
    private Money lasting(Rate rate, Money after, RevaluationPolicy policy, Money increment) {
        if (policy == RevaluationPolicy.AUTO_REVERSE || openNow.isZero() || reducedSince) {
            return Money.zero(after.currency());
        }
        var standing = item == null ? after : rate.convert(openNow, increment);
        return standing.minus(carryingNow);
    }
}
