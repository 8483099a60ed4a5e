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
record RevaluedExposure(Exposure before, Rate rate, Money after, Money lasting) {

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

    ItemRevaluation ofItem(ForeignItem item, @Nullable EntryId entryId, @Nullable EntryId reversalEntryId) {
        var side = item.side();
        return new ItemRevaluation(item, side.gain(difference()), side.gain(lasting), rate, entryId, reversalEntryId);
    }
}
