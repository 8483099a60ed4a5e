package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record Product(
        UUID productId,
        String productCode,
        String name,
        @Nullable String series,
        Money listPrice,
        String taxCode,
        BigDecimal taxRatePercent) {}
