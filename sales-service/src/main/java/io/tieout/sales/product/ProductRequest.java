package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param taxCode its tax category, `NONE` where absent
/// @param unit `PIECE` where absent
record ProductRequest(
        @NotBlank @Size(max = 60) String productCode,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 60) String series,
        @NotNull Money listPrice,
        @Nullable @Size(min = 1, max = 40) String taxCode,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal taxRatePercent,

        @Nullable @Size(min = 1, max = 20) String unit,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate activeUntil) {

    static ProductRequest of(Product product) {
        return new ProductRequest(
                product.productCode(),
                product.name(),
                product.series(),
                product.listPrice(),
                product.taxCode(),
                product.taxRatePercent(),
                product.unit(),
                product.activeFrom(),
                product.activeUntil());
    }

    Product toProduct(UUID productId, long version) {
        return new Product(
                productId,
                productCode.strip(),
                name.strip(),
                series,
                listPrice,
                Objects.requireNonNullElse(taxCode, "NONE"),
                Objects.requireNonNullElse(taxRatePercent, BigDecimal.ZERO),
                Objects.requireNonNullElse(unit, "PIECE"),
                activeFrom,
                activeUntil,
                version);
    }
}
