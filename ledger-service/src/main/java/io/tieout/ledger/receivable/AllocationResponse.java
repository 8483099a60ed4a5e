package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount positive when it settles, negative when the invoice is owed again
/// @param matchId the payment it comes from
/// @param customerCreditId the money on account it was taken from
/// @param documentKind with `documentId` our document that settled it
/// @param entryId none when a credit note settled it: both lie in the receivables account
/// @param undoneAllocationId the allocation it takes back
record AllocationResponse(
        AllocationId allocationId,
        InvoiceId invoiceId,
        Money amount,
        LocalDate effectiveDate,
        Instant recordedAt,
        @Nullable UUID matchId,
        @Nullable CustomerCreditId customerCreditId,
        SettlingDocument.@Nullable Kind documentKind,
        @Nullable UUID documentId,
        @Nullable AllocationId undoneAllocationId,
        @Nullable EntryId entryId) {}
