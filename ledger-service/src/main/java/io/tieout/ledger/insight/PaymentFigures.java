package io.tieout.ledger.insight;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the invoices of a customer in a currency were paid, or of all customers.
///
/// @param customerId none for all together
/// @param daysToPay from the invoice's date to the day from which nothing was owed on it, added up
/// @param daysLate from the due date, of those that were late, added up
/// @param paid the money that came for these invoices
record PaymentFigures(
        @Nullable UUID customerId,
        long paidInvoices,
        long daysToPay,
        long lateInvoices,
        long daysLate,
        long disputedInvoices,
        Money paid) {

    /// Both together, as those of the first customer.
    PaymentFigures plus(PaymentFigures other) {
        return new PaymentFigures(
                customerId,
                paidInvoices + other.paidInvoices,
                daysToPay + other.daysToPay,
                lateInvoices + other.lateInvoices,
                daysLate + other.daysLate,
                disputedInvoices + other.disputedInvoices,
                paid.plus(other.paid));
    }

    @Nullable
    BigDecimal averageDaysToPay() {
        return Ratio.average(daysToPay, paidInvoices);
    }

    @Nullable
    BigDecimal averageDaysLate() {
        return Ratio.average(daysLate, lateInvoices);
    }

    @Nullable
    BigDecimal latePercent() {
        return Ratio.percent(lateInvoices, paidInvoices);
    }
}
