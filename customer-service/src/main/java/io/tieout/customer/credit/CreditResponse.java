package io.tieout.customer.credit;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The decision in force and what the customer owes now.
///
/// @param decision none while nothing happened that could be judged: then no order waits
/// @param booksSequence the place in the journal up to which the figures know the books
/// @param complete false while the past of the books is being told
public record CreditResponse(
        UUID customerId,
        @Nullable CreditDecisionResponse decision,
        List<ExposureResponse> exposures,
        long booksSequence,
        boolean complete,
        @Nullable Instant asOf) {

    /// @param exposure open orders and unpaid invoices less what is unapplied
    /// @param available up to the limit; negative beyond it
    record ExposureResponse(
            String currency,
            Money openOrders,
            Money unpaidInvoices,
            Money overdue,
            Money unapplied,
            Money exposure,
            @Nullable Money limit,
            @Nullable Money available) {}
}
