package io.tieout.ledger.insight;

import io.tieout.ledger.paymentpromise.PromiseOutcomes;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// How invoices in one currency were paid: what the reports answer and what is kept of a customer.
///
/// @param totalDaysToPay of all paid invoices; the average is what divides it
/// @param averageDaysToPay absent where nothing was paid
/// @param habits of a customer; absent for all together
record CurrencyBehaviour(
        Currency currency,
        long paidInvoices,
        Money paid,
        long totalDaysToPay,
        @Nullable BigDecimal averageDaysToPay,
        long lateInvoices,
        @Nullable BigDecimal latePercent,
        @Nullable BigDecimal averageDaysLate,
        long disputedInvoices,
        @Nullable PaymentHabits habits,
        Promises promises) {

    /// @param keptPercent of those that ended; absent where none did
    record Promises(
            long kept, long broken, long open, @Nullable BigDecimal keptPercent) {

        static Promises of(@Nullable PromiseOutcomes outcomes) {
            return outcomes == null
                    ? new Promises(0, 0, 0, null)
                    : new Promises(
                            outcomes.kept(),
                            outcomes.broken(),
                            outcomes.open(),
                            Ratio.percent(outcomes.kept(), outcomes.kept() + outcomes.broken()));
        }
    }

    static CurrencyBehaviour of(
            PaymentFigures figures, @Nullable PaymentHabits habits, @Nullable PromiseOutcomes outcomes) {
        return new CurrencyBehaviour(
                figures.paid().currency(),
                figures.paidInvoices(),
                figures.paid(),
                figures.daysToPay(),
                figures.averageDaysToPay(),
                figures.lateInvoices(),
                figures.latePercent(),
                figures.averageDaysLate(),
                figures.disputedInvoices(),
                habits,
                Promises.of(outcomes));
    }
}
