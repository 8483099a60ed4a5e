package io.tieout.sales.pricelist;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Prices in one currency for a time, for one customer, one price group or everybody.
///
/// @param validUntil the last day
record PriceList(
        UUID priceListId,
        String name,
        @Nullable UUID customerId,
        @Nullable String priceGroup,
        Currency currency,
        LocalDate validFrom,
        LocalDate validUntil,
        List<PriceRule> rules,
        long version) {

    /// A list without an end is valid as long as anybody will ask.
    static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

    PriceList {
        rules = List.copyOf(rules);
        if (validUntil.isBefore(validFrom)) {
            throw new PriceRuleUnfit("is never valid: validUntil lies before validFrom");
        }
        if (customerId != null && priceGroup != null) {
            throw new PriceRuleUnfit("is for a customer or for a price group, not for both");
        }
        var seen = new HashSet<String>();
        for (var rule : rules) {
            if (!seen.add(rule.productCode() + "\n" + rule.minQuantity().stripTrailingZeros())) {
                throw new PriceRuleUnfit("stands twice for the same product and quantity");
            }
        }
    }

    boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    PriceScope scope() {
        if (customerId != null) {
            return PriceScope.CUSTOMER;
        }
        return priceGroup != null ? PriceScope.PRICE_GROUP : PriceScope.EVERYBODY;
    }
}
