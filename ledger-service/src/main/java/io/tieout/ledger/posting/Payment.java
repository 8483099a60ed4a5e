package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a match: in the books, refused, or taken back. Kept so that a decision told twice is posted once.
record Payment(
        UUID companyId,
        UUID matchId,
        UUID lineId,
        Status status,
        @Nullable LocalDate effectiveDate,
        @Nullable EntryId entryId) {

    enum Status {
        APPLIED,
        REFUSED,
        REVERSED
    }

    EntryId entry() {
        return Objects.requireNonNull(entryId);
    }

    LocalDate date() {
        return Objects.requireNonNull(effectiveDate);
    }
}
