package io.tieout.ledger.foreignitem;

import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What a revaluation did to an item.
///
/// @param difference by which its carrying amount changed on the day
/// @param lasting what of that stays
/// @param rate at which it stands from now on, as far as something stays
/// @param entryId none when nothing changed on the day
/// @param reversalEntryId where the rest was taken back
public record ItemRevaluation(
        ForeignItem item,
        Money difference,
        Money lasting,
        Rate rate,
        @Nullable EntryId entryId,
        @Nullable EntryId reversalEntryId) {}
