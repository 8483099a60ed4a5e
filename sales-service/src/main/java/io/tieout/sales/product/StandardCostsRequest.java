package io.tieout.sales.product;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

record StandardCostsRequest(@NotEmpty @Size(max = 1000) List<@Valid EnteredCost> costs) {

    /// @param currency sales in other ones have no cost: a margin is never worked out across currencies
    /// @param validFrom the first order date that it is for, up to the next one
    /// @param unitCost of one unit of the product, before tax
    record EnteredCost(
            @NotBlank @Size(max = 60) String productCode,

            @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency,

            @NotNull LocalDate validFrom,

            @NotNull @DecimalMin("0") @Digits(integer = 13, fraction = 6)
            BigDecimal unitCost) {}
}
