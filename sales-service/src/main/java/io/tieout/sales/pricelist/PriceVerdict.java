package io.tieout.sales.pricelist;

/// What became of a rule in finding a price.
public enum PriceVerdict {
    WON,
    LESS_SPECIFIC,
    QUANTITY_TOO_SMALL,
    NOT_VALID_THEN,
    OTHER_CURRENCY
}
