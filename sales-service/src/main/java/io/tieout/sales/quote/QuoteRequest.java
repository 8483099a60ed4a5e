package io.tieout.sales.quote;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.paper.PrintLanguage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param dealId of which it is, where there is one
record QuoteRequest(
        @Nullable UUID dealId,
        @NotNull UUID customerId,
        @NotNull @Valid OfferRequest offer) {

    /// What is offered. Prices come from the catalogue and the price lists of today.
    ///
    /// @param validUntil the last day on which it can be accepted
    /// @param language that of the customer where absent
    /// @param paymentTermDays the customer's own where absent
    record OfferRequest(
            @NotNull LocalDate validUntil,

            @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
            String currency,

            @Nullable PrintLanguage language,
            @Nullable PriceMode priceMode,
            @Nullable TaxMethod taxMethod,
            @Nullable Rounding rounding,
            @Nullable @Min(0) @Max(3650) Integer paymentTermDays,
            @Nullable @Size(min = 1, max = 2000) String note,
            @NotEmpty @Size(max = 200) List<@Valid LineRequest> lines) {}

    /// @param description the product's name where absent
    record LineRequest(
            @NotBlank @Size(max = 60) String productCode,
            @Nullable @Size(min = 1, max = 500) String description,

            @NotNull @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 6)
            BigDecimal quantity,

            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 6)
            BigDecimal discountPercent) {}
}
