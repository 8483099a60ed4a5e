package io.tieout.ledger.payable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A bill after something settled it or was taken back.
///
/// @param by how much the open amount changed
record BillChange(
        Bill bill,
        Money by,
        LocalDate effectiveDate,
        @Nullable UUID matchId,
        @Nullable EntryId entryId) {

    static BillChange of(Bill after, BillAllocation allocation) {
        return new BillChange(
                after,
                allocation.amount().negated(),
                allocation.effectiveDate(),
                allocation.matchId(),
                allocation.entryId());
    }
}
