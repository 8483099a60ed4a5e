package io.tieout.ledger.receivable;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of an invoice that is settled, or with a negative amount, owed again.
///
/// @param matchId the payment it comes from, or
/// @param customerCreditId the customer's money on account it was taken from
/// @param document our document that settles it
/// @param undoes the allocation that this one takes back
/// @param entryId none when a credit note settles it: both lie in the receivables account
record Allocation(
        UUID companyId,
        AllocationId id,
        InvoiceId invoiceId,
        Money amount,
        LocalDate effectiveDate,
        @Nullable UUID matchId,
        @Nullable CustomerCreditId customerCreditId,
        @Nullable SettlingDocument document,
        @Nullable AllocationId undoes,
        @Nullable EntryId entryId) {

    Allocation undo(@Nullable EntryId reversal, LocalDate date) {
        return new Allocation(
                companyId,
                AllocationId.next(),
                invoiceId,
                amount.negated(),
                date,
                matchId,
                customerCreditId,
                document,
                id,
                reversal);
    }
}
