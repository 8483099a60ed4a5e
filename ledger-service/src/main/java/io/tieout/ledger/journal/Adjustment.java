package io.tieout.ledger.journal;

import org.jspecify.annotations.Nullable;

/// Marks an entry that corrects or completes others at the end of a period.
///
/// @param adjusts the entry it is about, none when it is about no single one
/// @param inAdjustmentPeriod belongs behind the last month of the fiscal year: the thirteenth period
public record Adjustment(@Nullable EntryId adjusts, boolean inAdjustmentPeriod) {

    public static final Adjustment OF_THE_PERIOD = new Adjustment(null, false);

    public static Adjustment of(EntryId entry) {
        return new Adjustment(entry, false);
    }
}
