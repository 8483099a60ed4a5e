package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An allocation that the invoice can take: its row is locked until the transaction ends.
///
/// @param owedFrom nothing is settled before it
/// @param earlyPayment what may be kept back for paying early
public record PlannedAllocation(
        InvoiceId invoiceId,
        UUID customerId,
        @Nullable UUID dealId,
        LocalDate invoiceDate,
        LocalDate owedFrom,
        @Nullable EarlyPaymentTerms earlyPayment,
        Money amount) {

    /// The same of another amount.
    public PlannedAllocation with(Money another) {
        return new PlannedAllocation(invoiceId, customerId, dealId, invoiceDate, owedFrom, earlyPayment, another);
    }
}
