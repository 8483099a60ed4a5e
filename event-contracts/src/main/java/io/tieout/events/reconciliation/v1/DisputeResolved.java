package io.tieout.events.reconciliation.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dispute is over, and the books follow.
///
/// @param outcome `CREDITED`, `ADJUSTED`, `REJECTED` or `WITHDRAWN`
/// @param amount what was given up, or of a rejected or withdrawn dispute what was disputed
/// @param creditNoteId the ledger's credit note
/// @param entryId the journal entry, where something was posted
public record DisputeResolved(
        UUID disputeId,
        UUID invoiceId,
        UUID customerId,
        String outcome,
        Money amount,
        @Nullable UUID creditNoteId,
        @Nullable UUID entryId,
        LocalDate effectiveDate) {}
