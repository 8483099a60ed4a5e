package io.tieout.ledger.revaluation;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ItemStanding;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// Something in another currency as it stood at the end of a day. All amounts are debit minus credit.
///
/// @param item none: all that is on the account
/// @param open in its currency on that day
/// @param carrying what the books carried it at on that day
/// @param openNow in its currency, with all that is posted
/// @param carryingNow likewise what the books carry it at
record Exposure(
        @Nullable ForeignItem item, AccountCode account, Money open, Money carrying, Money openNow, Money carryingNow) {

    static Exposure of(ItemStanding standing) {
        var item = standing.item();
        var side = item.side();
        return new Exposure(
                item,
                item.account(),
                side.gain(standing.open()),
                side.gain(standing.carrying()),
                side.gain(item.open()),
                side.gain(item.carrying()));
    }

    /// @param increment the smallest step of the company's amounts
    RevaluedExposure at(Rate rate, RevaluationPolicy policy, Money increment) {
        var after = rate.convert(open, increment);
        return new RevaluedExposure(this, rate, after, lasting(rate, after.minus(carrying), policy, increment));
    }

    /// What was settled after the day was settled at the old carrying amount: for that part the difference
    /// ends on the next day, whatever the policy.
    private Money lasting(Rate rate, Money difference, RevaluationPolicy policy, Money increment) {
        var nothing = Money.zero(difference.currency());
        if (policy == RevaluationPolicy.AUTO_REVERSE || difference.isZero() || openNow.isZero()) {
            return nothing;
        }
        if (openNow.equals(open) || item == null) {
            return difference;
        }
        return rate.convert(openNow, increment).minus(carryingNow);
    }
}
