package io.tieout.events.sales.v1;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order is cancelled; nothing will be delivered or invoiced for it any more.
///
/// @param orderNumber none where the order was held and never got one
/// @param invoiceId the invoice that was credited in full before, where there was one
public record OrderCancelled(
        UUID orderId,
        @Nullable String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        LocalDate cancelledOn,
        String reason,
        @Nullable UUID invoiceId) {}
