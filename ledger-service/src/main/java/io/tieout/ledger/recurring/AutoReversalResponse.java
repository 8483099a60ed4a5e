package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param reversalEntryId the entry that took it back
/// @param refusalCode why the books did not take it, see the list of problems
record AutoReversalResponse(
        EntryId entryId,
        LocalDate reverseOn,
        AutoReversalState state,
        @Nullable EntryId reversalEntryId,
        @Nullable String refusalCode,
        @Nullable String refusalDetail) {}
