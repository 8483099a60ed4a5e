package io.tieout.sales.pricelist;

import io.tieout.platform.money.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param customerId whom it is for; at most one of this and `priceGroup`, everybody where both are absent
/// @param validUntil the last day; for ever where absent
record PriceListRequest(
        @NotBlank @Size(max = 200) String name,
        @Nullable UUID customerId,
        @Nullable @Size(min = 1, max = 60) String priceGroup,

        @NotBlank @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency,

        @NotNull LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @NotEmpty @Size(max = 1000) List<@Valid RuleRequest> rules) {

    /// @param productCode every product where absent
    /// @param minQuantity from which quantity on; from the first piece where absent
    record RuleRequest(
            @Nullable @Size(min = 1, max = 60) String productCode,

            @Nullable @DecimalMin("0") @Digits(integer = 12, fraction = 6)
            BigDecimal minQuantity,

            @Nullable @DecimalMin("0") @Digits(integer = 15, fraction = 10)
            BigDecimal fixedPrice,

            @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 4)
            BigDecimal percentOff) {

        PriceRule toRule() {
            return new PriceRule(
                    productCode, Objects.requireNonNullElse(minQuantity, BigDecimal.ZERO), fixedPrice, percentOff);
        }
    }

    PriceList toPriceList(UUID id, long version) {
        return new PriceList(
                id,
                name.strip(),
                customerId,
                priceGroup,
                Money.ofMinor(0, currency).currency(),
                validFrom,
                Objects.requireNonNullElse(validUntil, PriceList.FOR_EVER),
                rules.stream().map(RuleRequest::toRule).toList(),
                version);
    }
}
