package io.tieout.ledger.journal;

import java.time.LocalDate;

/// An entry taken back by another one with the sides exchanged.
///
/// @param entryId the reversing entry
/// @param reversedEntryId the entry that is taken back
public record Reversal(EntryId entryId, EntryId reversedEntryId, LocalDate effectiveDate, String reason) {}
