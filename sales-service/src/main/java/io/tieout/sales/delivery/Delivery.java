package io.tieout.sales.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goods that left for a customer.
record Delivery(
        UUID deliveryId,
        UUID orderId,
        LocalDate deliveredOn,
        @Nullable String note,
        UUID deliveredBy,
        Instant recordedAt,
        @Nullable Instant undoneAt,
        @Nullable UUID undoneBy,
        @Nullable String undoneReason,
        List<DeliveredLine> lines) {

    record DeliveredLine(UUID lineId, String productCode, BigDecimal quantity) {}
}
