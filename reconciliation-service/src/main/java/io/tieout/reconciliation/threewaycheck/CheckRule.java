package io.tieout.reconciliation.threewaycheck;

/// What has to be the same on both sides.
enum CheckRule {
    SAME_CURRENCY,
    /// The net amounts: quantities and prices.
    ORDERED_IS_INVOICED,
    ORDERED_TAX_IS_INVOICED,
    INVOICED_IS_PAID
}
