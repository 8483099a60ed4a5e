package io.tieout.ledger.revaluation;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A revaluation as it was posted.
///
/// @param entryId none when nothing differed
/// @param reversedOn when what does not last was taken back
record Revaluation(
        UUID companyId,
        RevaluationId id,
        RevaluationPlan plan,
        @Nullable EntryId entryId,
        @Nullable LocalDate reversedOn,
        @Nullable EntryId reversalEntryId,
        UUID decidedBy) {}
