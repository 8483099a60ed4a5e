package io.tieout.sales.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What of an order is to be delivered when.
///
/// @param version 0 while nothing was planned
record DeliveryPlan(UUID orderId, long version, List<PlannedLine> lines) {

    record PlannedLine(UUID lineId, LocalDate plannedOn, BigDecimal quantity) {}
}
