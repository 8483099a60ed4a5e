package io.tieout.ledger.foreignitem;

import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.money.Money;

/// A part of an item that is settled, and what the books carried it at.
///
/// @param item as it was before
/// @param amount in the item's currency; negative when it is owed again
/// @param carrying what leaves the item's account
/// @param nominal what the part is worth at the item's rate; differs from `carrying` by what rounding left
public record Relief(ForeignItem item, Money amount, Money carrying, Money nominal) {

    /// The line that takes it off the item's account.
    public LineDraft line() {
        var side = item.side().increase();
        return new LineDraft(
                        item.account(),
                        amount.isNegative() ? side : side.opposite(),
                        carrying.abs(),
                        java.util.Map.of())
                .as(new ForeignAmount(amount.abs(), item.rate()))
                .with("foreignItemId", item.id().value().toString());
    }

    /// What the rate did since: positive is a gain.
    ///
    /// @param worth of what was received or paid for it
    public Money realised(Money worth) {
        return item.side().gain(worth.minus(nominal));
    }

    /// What only rounding left; positive is a gain.
    public Money residue() {
        return item.side().gain(nominal.minus(carrying));
    }
}
