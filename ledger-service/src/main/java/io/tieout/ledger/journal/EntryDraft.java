package io.tieout.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry to be posted.
///
/// @param effectiveDate the accounting date: decides the period
/// @param documentDate what the document says; may lie in a closed period
/// @param sourceId the fact behind it, none for manual entries; a fact is posted once
/// @param text for people, without personal data
/// @param postedBy the user or client who asked for it, none when an event did
public record EntryDraft(
        EntryId id,
        UUID companyId,
        LocalDate effectiveDate,
        LocalDate documentDate,
        EntrySource source,
        @Nullable UUID sourceId,
        String text,
        @Nullable UUID postedBy,
        List<LineDraft> lines) {

    public EntryDraft {
        lines = List.copyOf(lines);
    }

    /// The entry that takes this one back: the same lines with the sides exchanged.
    EntryDraft takenBack(LocalDate date, String reason, @Nullable UUID by) {
        var exchanged = lines.stream()
                .map(line -> new LineDraft(line.account(), line.side().opposite(), line.amount(), line.dimensions()))
                .toList();
        return new EntryDraft(
                EntryId.next(), companyId, date, date, EntrySource.REVERSAL, id.value(), reason, by, exchanged);
    }
}
