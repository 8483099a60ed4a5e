package io.tieout.ledger.writeoff;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param worth what it stood at in the currency of the books, once it is posted
/// @param tax the part of it that is tax no longer owed
/// @param recovered what came back of it
/// @param decidedBy the second person, where one was needed
/// @param matchId the match that it is a part of, if it is one; undone with it
record WriteOffResponse(
        WriteOffId writeOffId,
        InvoiceId invoiceId,
        UUID customerId,
        WriteOffMethod method,
        boolean taxRelief,
        LocalDate effectiveDate,
        Money amount,
        @Nullable Money worth,
        Money tax,
        Money recovered,
        String reason,
        WriteOffStatus status,
        UUID requestedBy,
        @Nullable UUID decidedBy,
        @Nullable String decisionReason,
        @Nullable UUID matchId,
        @Nullable AllocationId allocationId,
        @Nullable EntryId entryId,
        @Nullable EntryId reversalEntryId,
        List<RecoveryResponse> recoveries,
        Instant recordedAt,
        long version) {

    WriteOffResponse with(List<RecoveryResponse> found) {
        return new WriteOffResponse(
                writeOffId,
                invoiceId,
                customerId,
                method,
                taxRelief,
                effectiveDate,
                amount,
                worth,
                tax,
                recovered,
                reason,
                status,
                requestedBy,
                decidedBy,
                decisionReason,
                matchId,
                allocationId,
                entryId,
                reversalEntryId,
                found,
                recordedAt,
                version);
    }

    record RecoveryResponse(
            UUID recoveryId,
            LocalDate effectiveDate,
            Money amount,
            Money tax,
            String reason,
            UUID recordedBy,
            AllocationId allocationId,
            EntryId entryId) {}
}
