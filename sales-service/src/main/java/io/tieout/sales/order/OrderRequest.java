package io.tieout.sales.order;

import io.tieout.documenttotals.PriceMode;
import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.platform.id.Ids;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param paymentTermDays the customer's own where absent
record OrderRequest(
        @Nullable UUID dealId,
        @NotNull UUID customerId,

        @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @Nullable PriceMode priceMode,
        @Nullable TaxMethod taxMethod,
        @Nullable Rounding rounding,
        @Nullable @Min(0) @Max(3650) Integer paymentTermDays,
        @NotEmpty @Size(max = 1000) List<@Valid LineRequest> lines) {

    record LineRequest(
            @NotBlank @Size(max = 60) String productCode,
            @NotBlank @Size(max = 500) String description,
            @NotNull BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal discountPercent,
            @Nullable @Size(min = 1, max = 40) String taxCode,
            @Nullable BigDecimal taxRatePercent) {

        OrderLine toLine() {
            return new OrderLine(
                    Ids.next(),
                    productCode,
                    description,
                    quantity,
                    unitPrice,
                    Objects.requireNonNullElse(discountPercent, BigDecimal.ZERO),
                    Objects.requireNonNullElse(taxCode, "NONE"),
                    Objects.requireNonNullElse(taxRatePercent, BigDecimal.ZERO));
        }
    }

    OrderTerms toTerms(int customerPaymentTermDays) {
        return new OrderTerms(
                currencyOrRefuse(),
                Objects.requireNonNullElse(priceMode, PriceMode.TAX_EXCLUSIVE),
                Objects.requireNonNullElse(taxMethod, TaxMethod.PER_LINE),
                Objects.requireNonNullElse(rounding, Rounding.HALF_UP),
                Objects.requireNonNullElse(paymentTermDays, customerPaymentTermDays),
                lines.stream().map(LineRequest::toLine).toList());
    }

    private Currency currencyOrRefuse() {
        try {
            return Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new CurrencyUnknown(currency);
        }
    }
}
