package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A settlement is in the books, as a whole.
///
/// @param request which of the settlement's requests this answers
/// @param allocationIds which credit settles which invoice, one by one
/// @param entryIds what was posted; a credit note inside the receivables posts nothing
public record SettlementPosted(
        UUID settlementId, int request, LocalDate effectiveDate, List<UUID> allocationIds, List<UUID> entryIds) {

    public SettlementPosted {
        allocationIds = List.copyOf(allocationIds);
        entryIds = List.copyOf(entryIds);
    }
}
