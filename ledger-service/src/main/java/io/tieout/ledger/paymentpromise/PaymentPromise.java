package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer's word that so much will be paid by a day.
///
/// @param madeOn money that came earlier does not keep it
record PaymentPromise(
        UUID companyId,
        PaymentPromiseId id,
        UUID customerId,
        List<UUID> invoiceIds,
        Money amount,
        LocalDate madeOn,
        LocalDate promisedDate,
        @Nullable String note,
        UUID recordedBy) {

    private static final long LONGEST_DAYS = 366;

    PaymentPromise {
        invoiceIds = List.copyOf(invoiceIds);
        if (!amount.isPositive()) {
            throw new PromiseNotPositive(amount);
        }
        if (promisedDate.isBefore(madeOn) || ChronoUnit.DAYS.between(madeOn, promisedDate) > LONGEST_DAYS) {
            throw PromiseDateUnfit.ofPayment(madeOn, promisedDate);
        }
    }

    /// @param invoices those of its invoices that this customer has in this currency
    /// @param owed on them
    void requireFits(int invoices, Money owed) {
        if (invoices != invoiceIds.size()) {
            throw new PromiseInvoicesUnfit(invoiceIds.size() - invoices);
        }
        if (amount.compareTo(owed) > 0) {
            throw new PromiseExceedsOwed(amount, owed);
        }
    }
}
