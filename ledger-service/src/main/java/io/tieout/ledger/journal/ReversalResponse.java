package io.tieout.ledger.journal;

import java.time.LocalDate;

/// @param entryId the reversing entry
/// @param active false once this reversal was reversed itself
record ReversalResponse(
        EntryId entryId, EntryId reversedEntryId, LocalDate effectiveDate, String reason, boolean active) {

    static ReversalResponse from(Reversal reversal) {
        return new ReversalResponse(
                reversal.entryId(), reversal.reversedEntryId(), reversal.effectiveDate(), reversal.reason(), true);
    }
}
