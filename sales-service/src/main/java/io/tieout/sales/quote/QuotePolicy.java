package io.tieout.sales.quote;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a seller may offer alone. What goes further is approved by somebody else.
///
/// @param maxDiscountPercent of a line; any where null
/// @param maxTotals of a quote, one for each currency that has a limit
record QuotePolicy(@Nullable BigDecimal maxDiscountPercent, List<Money> maxTotals, long version) {

    static final QuotePolicy NONE = new QuotePolicy(null, List.of(), 0);

    QuotePolicy {
        maxTotals = List.copyOf(maxTotals);
        if (maxTotals.stream().map(Money::currency).distinct().count() < maxTotals.size()) {
            throw new QuotePolicyUnfit("a currency stands twice");
        }
        if (maxTotals.stream().anyMatch(Money::isNegative)) {
            throw new QuotePolicyUnfit("a limit is negative");
        }
    }

    boolean needsApproval(QuoteRevision offer) {
        var total = offer.totals().total();
        return (maxDiscountPercent != null && offer.largestDiscount().compareTo(maxDiscountPercent) > 0)
                || maxTotals.stream()
                        .anyMatch(limit -> limit.currency().equals(total.currency()) && total.compareTo(limit) > 0);
    }
}
