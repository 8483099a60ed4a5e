package io.tieout.sales.pricelist;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a product costs somebody, and why.
///
/// @param unitPrice exact: no price is rounded, amounts are
/// @param amount quantity × unit price, rounded half up
/// @param priceListId none: the list price of the product
/// @param considered every rule that could concern this buyer, the one that won first
public record Price(
        String productCode,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money amount,
        @Nullable UUID priceListId,
        List<Considered> considered) {

    public Price {
        considered = List.copyOf(considered);
    }

    /// @param priceListId none: the list price of the product
    /// @param why in words
    public record Considered(
            @Nullable UUID priceListId,
            @Nullable String name,
            String scope,
            @Nullable String productCode,
            @Nullable BigDecimal minQuantity,
            @Nullable BigDecimal fixedPrice,
            @Nullable BigDecimal percentOff,
            PriceVerdict verdict,
            String why) {}
}
