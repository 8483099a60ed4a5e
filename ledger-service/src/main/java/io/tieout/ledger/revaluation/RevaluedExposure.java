package io.tieout.ledger.revaluation;

import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ItemRevaluation;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// An exposure at the rate of the day.
///
/// @param after what it stands at now on that day, debit minus credit
/// @param lasting what of the difference stays
/// @param earlier what revaluations of the same day did before
record RevaluedExposure(Exposure before, Rate rate, Money after, Money lasting, EarlierRevaluation earlier) {

    /// Positive is a gain: more is owed to us, or less by us.
    Money difference() {
        return after.minus(before.carrying());
    }

    /// What is taken back on the next open day.
    Money passing() {
        return difference().minus(lasting);
    }

    /// Something may stay although nothing differs on the day: an earlier revaluation took it back.
    boolean isChange() {
        return !difference().isZero() || !lasting.isZero();
    }

    /// All revaluations of a day are one: when a later one turns a gain into a loss, the gain goes where it came
    /// from.
    GainAndLoss changeOnTheDay() {
        return GainAndLoss.of(earlier.difference().plus(difference())).minus(GainAndLoss.of(earlier.difference()));
    }

    /// From what was gained or lost on the day to what stays of it.
    GainAndLoss changeOnTheNextDay() {
        var now = GainAndLoss.of(earlier.lasting().plus(lasting))
                .minus(GainAndLoss.of(earlier.difference().plus(difference())));
        return now.minus(GainAndLoss.of(earlier.lasting()).minus(GainAndLoss.of(earlier.difference())));
    }

    ItemRevaluation ofItem(ForeignItem item, @Nullable EntryId entryId, @Nullable EntryId reversalEntryId) {
        var side = item.side();
        return new ItemRevaluation(item, side.gain(difference()), side.gain(lasting), rate, entryId, reversalEntryId);
    }
}
