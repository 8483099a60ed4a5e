package io.tieout.events.sales.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something is owed on the invoice of an order again.
///
/// @param open what is owed
public record OrderReopened(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        UUID invoiceId,
        LocalDate effectiveDate,
        Money open) {}
