package io.tieout.reconciliation.orderview;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A confirmed order.
record KnownOrder(
        UUID companyId,
        UUID orderId,
        String orderNumber,
        UUID customerId,
        @Nullable UUID dealId,
        LocalDate orderDate,
        Money net,
        Money total) {}
