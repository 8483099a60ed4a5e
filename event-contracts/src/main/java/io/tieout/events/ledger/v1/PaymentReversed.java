package io.tieout.events.ledger.v1;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An undone match is reversed in the books; its invoices are open again.
///
/// @param periodClosed whether the period of the entry that is taken back was closed by then: a mistake that was found
///     too late for it; none in events from before it was told
public record PaymentReversed(
        UUID matchId,
        UUID lineId,
        UUID reversalEntryId,
        LocalDate effectiveDate,
        @Nullable Boolean periodClosed) {

    /// One that does not tell of the period.
    public PaymentReversed(UUID matchId, UUID lineId, UUID reversalEntryId, LocalDate effectiveDate) {
        this(matchId, lineId, reversalEntryId, effectiveDate, null);
    }
}
