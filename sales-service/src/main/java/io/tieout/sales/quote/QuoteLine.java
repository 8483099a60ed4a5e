package io.tieout.sales.quote;

import io.tieout.sales.order.OrderLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param unit in which the quantity is counted
/// @param priceListId that set the unit price; none: the list price of the product did
record QuoteLine(OrderLine line, String unit, @Nullable UUID priceListId) {}
