package io.tieout.events.sales.v1;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The deliveries of an order are planned, anew with each version of the plan.
///
/// @param lines the whole plan; several days for one line where it comes in parts
public record OrderScheduled(
        UUID orderId, String orderNumber, @Nullable UUID dealId, UUID customerId, long planVersion, List<Line> lines) {

    public OrderScheduled {
        lines = List.copyOf(lines);
    }

    /// What of a line is to be delivered on a day.
    public record Line(UUID lineId, LocalDate plannedOn, BigDecimal quantity) {}
}
