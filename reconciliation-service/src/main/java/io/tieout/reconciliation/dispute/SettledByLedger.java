package io.tieout.reconciliation.dispute;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an outcome left in the books.
record SettledByLedger(
        int request,
        @Nullable UUID creditNoteId,
        @Nullable String creditNoteNumber,
        @Nullable UUID entryId) {}
