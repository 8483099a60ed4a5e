package io.tieout.documenttotals;

/// What a unit price contains.
public enum PriceMode {
    /// The tax comes on top.
    TAX_EXCLUSIVE,
    /// The tax is taken out of the price, and the sum that the customer pays stays as quoted.
    TAX_INCLUSIVE
}
