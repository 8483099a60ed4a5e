package io.tieout.sales.salestarget;

/// Who has a target.
enum TargetKind {
    REPRESENTATIVE,
    TEAM,
    REGION,
    COMPANY
}
