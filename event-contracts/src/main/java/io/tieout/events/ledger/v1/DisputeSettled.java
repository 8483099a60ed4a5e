package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The books follow the outcome of a dispute.
///
/// @param request which of the dispute's requests this answers
/// @param outcome `CREDITED`, `ADJUSTED`, `REJECTED` or `WITHDRAWN`
/// @param amount what was given up, or of a rejected or withdrawn dispute what was disputed
/// @param creditNoteId of a credited dispute, and likewise
/// @param creditNoteNumber its number
/// @param entryId the journal entry; none where nothing was posted
public record DisputeSettled(
        UUID disputeId,
        UUID invoiceId,
        int request,
        String outcome,
        Money amount,
        @Nullable UUID creditNoteId,
        @Nullable String creditNoteNumber,
        @Nullable UUID entryId,
        LocalDate effectiveDate) {}
