package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a customer paid in the year up to a day: for who decides about credit, and who forecasts what comes in.
/// Told when it changed, some time after the payments that changed it.
///
/// @param currencies one for each currency in which the customer paid or promised anything
public record CustomerPaymentBehaviour(UUID customerId, LocalDate from, LocalDate asOf, List<Figures> currencies) {

    public CustomerPaymentBehaviour {
        currencies = List.copyOf(currencies);
    }

    /// @param paidInvoices on which nothing is owed from a day within the year on
    /// @param paid the money that came for them; its currency is that of all figures
    /// @param averageDaysToPay from the invoice's date; none where nothing was paid
    /// @param lateInvoices those that were paid after their due date
    /// @param averageDaysLate of the late ones, from the due date
    /// @param disputedInvoices those that the customer disputed
    /// @param preferredMethod `BANK_ACCOUNT`, `MONEY_ON_ACCOUNT` or `ELSEWHERE`
    /// @param medianDaysBetweenPayments none below three payment days
    /// @param promisesKept of those whose day is not before the year
    public record Figures(
            long paidInvoices,
            Money paid,
            @Nullable BigDecimal averageDaysToPay,
            long lateInvoices,
            @Nullable BigDecimal averageDaysLate,
            long disputedInvoices,
            @Nullable String preferredMethod,
            @Nullable BigDecimal medianDaysBetweenPayments,
            long promisesKept,
            long promisesBroken) {}
}
