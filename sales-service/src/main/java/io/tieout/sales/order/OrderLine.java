package io.tieout.sales.order;

import java.math.BigDecimal;
import java.util.UUID;

/// One line of an order as agreed.
public record OrderLine(
        UUID lineId,
        String productCode,
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        String taxCode,
        BigDecimal taxRatePercent) {}
