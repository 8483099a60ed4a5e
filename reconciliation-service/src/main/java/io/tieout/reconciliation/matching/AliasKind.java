package io.tieout.reconciliation.matching;

/// By what a payer was recognised without customer data knowing it.
public enum AliasKind {
    IBAN,
    TAX_ID,
    NAME
}
