package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.util.List;

/// The deals of a customer that are open, won or lost.
///
/// @param totals of those with a value, one a currency
/// @param newest the last five
public record DealGroup(long count, List<Money> totals, List<ViewedDeal> newest) {

    public DealGroup {
        totals = List.copyOf(totals);
        newest = List.copyOf(newest);
    }
}
