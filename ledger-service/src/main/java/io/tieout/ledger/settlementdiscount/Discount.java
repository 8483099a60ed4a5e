package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A settlement discount that was granted.
///
/// @param matchId the payment that earned it, none when it was given by hand
/// @param amount what the invoice is owed less
/// @param tax the part of it that is tax
record Discount(
        UUID companyId,
        DiscountId id,
        InvoiceId invoiceId,
        UUID customerId,
        @Nullable UUID matchId,
        LocalDate date,
        Money amount,
        Money tax,
        boolean reducesTax,
        String reason,
        @Nullable UUID grantedBy,
        AllocationId allocationId,
        EntryId entryId,
        @Nullable EntryId reversalEntryId) {

    void requireActive() {
        if (reversalEntryId != null) {
            throw new DiscountTakenBack(id);
        }
    }
}
