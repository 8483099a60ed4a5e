package io.tieout.sales.pricelist;

import io.tieout.platform.money.Money;
import io.tieout.sales.product.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param priceListId none: the list price of the product
/// @param considered only when asked for
record PriceResponse(
        String productCode,
        String unit,
        BigDecimal quantity,
        LocalDate date,
        Currency currency,
        BigDecimal unitPrice,
        Money amount,
        @Nullable UUID priceListId,
        @Nullable List<Price.Considered> considered) {

    static PriceResponse of(Price price, Product product, LocalDate date, Currency currency, boolean explained) {
        return new PriceResponse(
                price.productCode(),
                product.unit(),
                price.quantity(),
                date,
                currency,
                price.unitPrice(),
                price.amount(),
                price.priceListId(),
                explained ? price.considered() : null);
    }
}
