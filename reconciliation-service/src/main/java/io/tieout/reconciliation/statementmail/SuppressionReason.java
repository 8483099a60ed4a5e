package io.tieout.reconciliation.statementmail;

enum SuppressionReason {
    BOUNCED,
    OPTED_OUT,
    OTHER
}
