package io.tieout.reconciliation.insight;

/// How long a period of the report is.
enum ReportStep {
    DAY,
    MONTH
}
