package io.tieout.customer.businessview;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer owes and ordered, at one position in the journal.
///
/// @param oldestOverdueDays of the invoice that is due the longest; zero when none is
/// @param nextDue the next day on which an invoice falls due
/// @param disputedInvoices on which something is open
/// @param firstInvoiceOn since when there is business with the customer
public record CustomerFigures(
        List<CurrencyFigures> currencies,
        int oldestOverdueDays,
        @Nullable LocalDate nextDue,
        int disputedInvoices,
        @Nullable LocalDate firstInvoiceOn,
        PaymentHabit habit) {

    public static final CustomerFigures NONE = new CustomerFigures(List.of(), 0, null, 0, null, PaymentHabit.UNKNOWN);

    public CustomerFigures {
        currencies = List.copyOf(currencies);
    }
}
