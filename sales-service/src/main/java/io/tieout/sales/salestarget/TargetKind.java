package io.tieout.sales.salestarget;

/// Who or what has a target.
enum TargetKind {
    REPRESENTATIVE,
    TEAM,
    REGION,
    COMPANY,
    /// The budget line of a product.
    PRODUCT
}
