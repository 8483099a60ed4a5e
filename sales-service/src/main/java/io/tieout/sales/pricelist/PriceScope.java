package io.tieout.sales.pricelist;

/// Whom a price list is for, from the least to the most specific.
enum PriceScope {
    EVERYBODY,
    PRICE_GROUP,
    CUSTOMER
}
