package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is sold.
///
/// @param unit in which its quantity is counted, for example `PIECE` or `HOUR`
/// @param taxCode its tax category
/// @param activeFrom the first day on which it is sold; always where null
/// @param activeUntil the last one
public record Product(
        UUID productId,
        String productCode,
        String name,
        @Nullable String series,
        Money listPrice,
        String taxCode,
        BigDecimal taxRatePercent,
        String unit,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeUntil,
        long version) {

    public Product {
        if (activeFrom != null && activeUntil != null && activeUntil.isBefore(activeFrom)) {
            throw new ProductNeverSold(activeFrom, activeUntil);
        }
    }

    public boolean isSoldOn(LocalDate day) {
        return (activeFrom == null || !day.isBefore(activeFrom)) && (activeUntil == null || !day.isAfter(activeUntil));
    }
}
