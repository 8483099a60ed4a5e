package io.tieout.events.sales.v1;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Nothing is owed on the invoice of an order any more.
///
/// @param effectiveDate accounting date of what settled it
public record OrderPaid(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        UUID invoiceId,
        LocalDate effectiveDate) {}
