package io.tieout.sales.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// What is planned for a day and still to be delivered: earlier plans of the line are served first.
record PlannedDelivery(
        LocalDate plannedOn,
        UUID orderId,
        String orderNumber,
        UUID customerId,
        UUID lineId,
        String productCode,
        String description,
        BigDecimal planned,
        BigDecimal open,
        UUID ownerUserId,
        long planVersion,
        Instant plannedAt) {}
