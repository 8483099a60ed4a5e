package io.tieout.sales.product;

import io.tieout.platform.money.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// @param taxCode `NONE` where absent
record ProductRequest(
        @NotBlank @Size(max = 60) String productCode,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 60) String series,
        @NotNull Money listPrice,
        @Nullable @Size(min = 1, max = 40) String taxCode,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal taxRatePercent) {}
