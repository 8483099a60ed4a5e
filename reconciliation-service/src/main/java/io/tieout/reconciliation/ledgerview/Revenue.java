package io.tieout.reconciliation.ledgerview;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one entry booked on the revenue account, in the currency that its lines were made in.
///
/// @param source what the entry comes from
/// @param sourceId the document behind it
/// @param creditMinor credits less debits
record Revenue(
        UUID entryId,
        String currency,
        String source,
        @Nullable UUID sourceId,
        LocalDate effectiveDate,
        long creditMinor) {

    Revenue plus(Revenue other) {
        return new Revenue(
                entryId, currency, source, sourceId, effectiveDate, Math.addExact(creditMinor, other.creditMinor));
    }
}
