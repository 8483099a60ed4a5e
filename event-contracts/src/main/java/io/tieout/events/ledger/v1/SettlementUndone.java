package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A settlement is taken back in the books, as a whole.
///
/// @param request which of the settlement's requests this answers
/// @param entryIds the reversing entries
public record SettlementUndone(UUID settlementId, int request, LocalDate effectiveDate, List<UUID> entryIds) {

    public SettlementUndone {
        entryIds = List.copyOf(entryIds);
    }
}
