package io.tieout.reconciliation.customerledger;

public enum ItemKind {
    INVOICE,
    CREDIT_NOTE,
    CUSTOMER_CREDIT
}
