package io.tieout.ledger.dispute;

import io.tieout.ledger.journal.EntryId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an outcome left in the books.
record SettledDispute(
        @Nullable UUID creditNoteId,
        @Nullable String creditNoteNumber,
        @Nullable EntryId entryId) {

    /// Nothing is given up.
    static final SettledDispute NOTHING = new SettledDispute(null, null, null);
}
