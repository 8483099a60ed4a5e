package io.tieout.ledger.settlementdiscount;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param matchId the payment that earned it, absent when it was given by hand
/// @param amount what the invoice is owed less
/// @param net less revenue
/// @param tax less tax
/// @param entryId the adjusting entry
/// @param reversalEntryId the entry that took it back
record DiscountResponse(
        DiscountId discountId,
        InvoiceId invoiceId,
        UUID customerId,
        @Nullable UUID matchId,
        LocalDate effectiveDate,
        Money amount,
        Money net,
        Money tax,
        boolean reducesTax,
        String reason,
        @Nullable UUID grantedBy,
        AllocationId allocationId,
        EntryId entryId,
        @Nullable EntryId reversalEntryId) {

    static DiscountResponse from(Discount discount) {
        return new DiscountResponse(
                discount.id(),
                discount.invoiceId(),
                discount.customerId(),
                discount.matchId(),
                discount.date(),
                discount.amount(),
                discount.amount().minus(discount.tax()),
                discount.tax(),
                discount.reducesTax(),
                discount.reason(),
                discount.grantedBy(),
                discount.allocationId(),
                discount.entryId(),
                discount.reversalEntryId());
    }
}
