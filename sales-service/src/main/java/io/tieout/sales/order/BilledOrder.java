package io.tieout.sales.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is needed of an order to tell how it is invoiced and paid.
///
/// @param eventVersion of the last event that was told of it
record BilledOrder(
        UUID companyId,
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        long eventVersion) {}
