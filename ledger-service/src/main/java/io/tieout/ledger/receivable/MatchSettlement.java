package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What a match settles, planned and posted.
public record MatchSettlement(List<PlannedAllocation> plan, UUID matchId, EntryId entryId, LocalDate effectiveDate) {

    public MatchSettlement {
        plan = List.copyOf(plan);
    }
}
