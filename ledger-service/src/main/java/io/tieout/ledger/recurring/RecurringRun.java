package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.Refusal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One date of a recurring entry.
record RecurringRun(
        UUID companyId,
        RecurringEntryId recurringEntryId,
        int number,
        UUID id,
        LocalDate dueDate,
        RunState state,
        @Nullable LocalDate effectiveDate,
        @Nullable EntryId entryId,
        @Nullable String refusalCode,
        @Nullable String refusalDetail,
        @Nullable String skipReason,
        @Nullable UUID decidedBy) {

    static RecurringRun posted(RecurringEntry entry, UUID id, LocalDate date, EntryId entryId) {
        return new RecurringRun(
                entry.companyId(),
                entry.id(),
                entry.nextNumber(),
                id,
                date,
                RunState.POSTED,
                date,
                entryId,
                null,
                null,
                null,
                null);
    }

    static RecurringRun refused(RecurringEntry entry, UUID id, LocalDate date, Refusal refusal) {
        return new RecurringRun(
                entry.companyId(),
                entry.id(),
                entry.nextNumber(),
                id,
                date,
                RunState.EXCEPTION,
                null,
                null,
                refusal.code(),
                refusal.detail(),
                null,
                null);
    }

    RecurringRun settled(LocalDate date, EntryId entry, UUID by) {
        return new RecurringRun(
                companyId,
                recurringEntryId,
                number,
                id,
                dueDate,
                RunState.POSTED,
                date,
                entry,
                refusalCode,
                refusalDetail,
                null,
                by);
    }

    RecurringRun skipped(String reason, UUID by) {
        return new RecurringRun(
                companyId,
                recurringEntryId,
                number,
                id,
                dueDate,
                RunState.SKIPPED,
                null,
                null,
                refusalCode,
                refusalDetail,
                reason,
                by);
    }
}
