package io.tieout.ledger.journal;

import static io.tieout.ledger.period.PeriodOutOfRange.requireInRange;

import io.tieout.ledger.account.AccountCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; what is null does not matter.
///
/// @param account entries with a line on it
/// @param adjusting only adjusting entries, or only the others
/// @param adjusts those that adjust this one
/// @param from first effective date
/// @param to last effective date
record EntryFilter(
        @Nullable AccountCode account,
        @Nullable EntrySource source,
        @Nullable UUID sourceId,
        @Nullable Boolean adjusting,
        @Nullable EntryId adjusts,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    EntryFilter {
        if (from != null) {
            requireInRange(from, "from");
        }
        if (to != null) {
            requireInRange(to, "to");
        }
    }
}
