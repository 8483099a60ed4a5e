package io.tieout.ledger.recurring;

import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The same entry, again and again.
///
/// @param reverseNextMonth each is taken back on the first day of the month after it
/// @param nextNumber the run that comes next
/// @param nextDate none when it has ended
/// @param createdBy in whose name the entries are posted
record RecurringEntry(
        UUID companyId,
        RecurringEntryId id,
        String text,
        List<LineDraft> lines,
        CalendarRule rule,
        boolean reverseNextMonth,
        boolean active,
        int nextNumber,
        @Nullable LocalDate nextDate,
        UUID createdBy,
        long version) {

    RecurringEntry {
        lines = List.copyOf(lines);
    }

    static RecurringEntry begin(
            UUID companyId,
            String text,
            List<LineDraft> lines,
            CalendarRule rule,
            boolean reverseNextMonth,
            UUID createdBy) {
        return new RecurringEntry(
                companyId,
                RecurringEntryId.next(),
                text,
                lines,
                rule,
                reverseNextMonth,
                true,
                1,
                rule.date(1).orElse(null),
                createdBy,
                1);
    }

    /// What a run posts.
    ///
    /// @param runId a run is posted once
    EntryDraft entry(UUID runId, LocalDate dueDate, LocalDate effectiveDate) {
        var draft = new EntryDraft(
                EntryId.next(),
                companyId,
                effectiveDate,
                dueDate,
                EntrySource.RECURRING,
                runId,
                text,
                createdBy,
                lines);
        return reverseNextMonth
                ? draft.reversingOn(effectiveDate.withDayOfMonth(1).plusMonths(1))
                : draft;
    }

    RecurringEntry afterRun() {
        var following = rule.date(nextNumber + 1).orElse(null);
        return new RecurringEntry(
                companyId,
                id,
                text,
                lines,
                rule,
                reverseNextMonth,
                active,
                nextNumber + 1,
                following,
                createdBy,
                version + 1);
    }

    RecurringEntry changed(String newText, boolean nowActive, @Nullable LocalDate lastDate, @Nullable Integer maxRuns) {
        var changedRule = rule.until(lastDate, maxRuns);
        return new RecurringEntry(
                companyId,
                id,
                newText,
                lines,
                changedRule,
                reverseNextMonth,
                nowActive,
                nextNumber,
                changedRule.date(nextNumber).orElse(null),
                createdBy,
                version + 1);
    }
}
