package io.tieout.events.sales.v1;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery of an order was taken back: returned, or recorded by mistake.
public record OrderDeliveryUndone(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        UUID deliveryId,
        String reason,
        List<Line> lines) {

    public OrderDeliveryUndone {
        lines = List.copyOf(lines);
    }

    /// How much of a line came back.
    public record Line(UUID lineId, String productCode, BigDecimal quantity) {}
}
