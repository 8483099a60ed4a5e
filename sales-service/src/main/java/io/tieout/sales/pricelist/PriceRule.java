package io.tieout.sales.pricelist;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a product, or every product, costs from a quantity on: a fixed unit price, or some percent off its list price.
///
/// @param productCode every product where null
/// @param fixedPrice exactly one of this and `percentOff`
record PriceRule(
        @Nullable String productCode,
        BigDecimal minQuantity,
        @Nullable BigDecimal fixedPrice,
        @Nullable BigDecimal percentOff) {

    PriceRule {
        if ((fixedPrice == null) == (percentOff == null)) {
            throw new PriceRuleUnfit("needs either fixedPrice or percentOff");
        }
        if (productCode == null && fixedPrice != null) {
            throw new PriceRuleUnfit("for every product can only take some percent off");
        }
    }
}
