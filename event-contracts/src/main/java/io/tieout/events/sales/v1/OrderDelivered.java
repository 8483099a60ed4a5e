package io.tieout.events.sales.v1;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goods of an order were delivered, maybe only a part.
///
/// @param complete nothing is left to deliver
public record OrderDelivered(
        UUID orderId,
        String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        UUID deliveryId,
        LocalDate deliveredOn,
        List<Line> lines,
        boolean complete) {

    public OrderDelivered {
        lines = List.copyOf(lines);
    }

    /// How much of a line was delivered.
    public record Line(UUID lineId, String productCode, BigDecimal quantity) {}
}
