package io.tieout.customer.credit;

import io.tieout.customer.businessview.CurrencyFigures;
import io.tieout.customer.businessview.CustomerFigures;
import io.tieout.platform.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// What a score is made of: the figures of one day, reduced to whole numbers that grow with the risk.
///
/// @param overduePerMille the highest share of any currency: currencies are not added up
/// @param monthsOfRelation since the first invoice
/// @param figures what stood behind it
record CreditInputs(
        LocalDate asOf,
        int overduePerMille,
        int daysOverdue,
        int latePaymentsPerMille,
        int brokenPromisesPerMille,
        int disputedInvoices,
        int monthsOfRelation,
        List<Figures> figures) {

    private static final int PER_MILLE = 1000;

    CreditInputs {
        figures = List.copyOf(figures);
    }

    static CreditInputs of(LocalDate asOf, CustomerFigures known) {
        var habit = known.habit();
        var first = known.firstInvoiceOn();
        return new CreditInputs(
                asOf,
                known.currencies().stream()
                        .mapToInt(figures -> share(
                                figures.overdue().minorUnits(),
                                figures.unpaidInvoices().minorUnits()))
                        .max()
                        .orElse(0),
                known.oldestOverdueDays(),
                share(habit.lateInvoices(), habit.paidInvoices()),
                share(habit.promisesBroken(), Math.addExact(habit.promisesKept(), habit.promisesBroken())),
                known.disputedInvoices(),
                first == null ? 0 : (int) Math.max(0, ChronoUnit.MONTHS.between(first, asOf)),
                known.currencies().stream().map(Figures::from).toList());
    }

    /// Rounded up, so that what is there never counts as nothing. Exact beyond the range of `long`.
    private static int share(long part, long whole) {
        if (part <= 0) {
            return 0;
        }
        if (part >= whole) {
            return PER_MILLE;
        }
        return BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(PER_MILLE))
                .add(BigInteger.valueOf(whole - 1))
                .divide(BigInteger.valueOf(whole))
                .intValueExact();
    }

    /// In one currency.
    record Figures(Money openOrders, Money unpaidInvoices, Money overdue, Money unapplied) {

        static Figures from(CurrencyFigures known) {
            return new Figures(known.openOrders(), known.unpaidInvoices(), known.overdue(), known.unapplied());
        }
    }
}
