package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param refusalCode why the books did not take it, see the list of problems
/// @param skipReason why somebody left it out
record RecurringRunResponse(
        RecurringEntryId recurringEntryId,
        int number,
        LocalDate dueDate,
        RunState state,
        @Nullable LocalDate effectiveDate,
        @Nullable EntryId entryId,
        @Nullable String refusalCode,
        @Nullable String refusalDetail,
        @Nullable String skipReason,
        @Nullable UUID decidedBy) {

    static RecurringRunResponse from(RecurringRun run) {
        return new RecurringRunResponse(
                run.recurringEntryId(),
                run.number(),
                run.dueDate(),
                run.state(),
                run.effectiveDate(),
                run.entryId(),
                run.refusalCode(),
                run.refusalDetail(),
                run.skipReason(),
                run.decidedBy());
    }
}
