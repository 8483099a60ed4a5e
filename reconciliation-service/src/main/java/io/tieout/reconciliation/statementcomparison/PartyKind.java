package io.tieout.reconciliation.statementcomparison;

/// On which side of our books a party stands.
enum PartyKind {
    CUSTOMER,
    SUPPLIER
}
