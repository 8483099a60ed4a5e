package io.tieout.customer.businessview;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// How a customer paid in the year up to a day, all currencies together: these are counts.
///
/// @param asOf none when nothing is known
public record PaymentHabit(
        @Nullable LocalDate asOf, long paidInvoices, long lateInvoices, long promisesKept, long promisesBroken) {

    public static final PaymentHabit UNKNOWN = new PaymentHabit(null, 0, 0, 0, 0);
}
