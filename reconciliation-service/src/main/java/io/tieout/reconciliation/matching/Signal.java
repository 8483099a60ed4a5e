package io.tieout.reconciliation.matching;

/// Where a piece of evidence comes from.
public enum Signal {
    OWN_ACCOUNT,
    BANK_CODE,
    TEXT_RULE,
    BANK_REFERENCE,
    REFERENCE,
    INVOICE_NUMBER,
    FOLDED_NUMBER,
    UNIQUE_CODE,
    ORDER_NUMBER,
    CUSTOMER_NUMBER,
    PAYER_IBAN,
    PAYER_TAX_ID,
    PAYER_NAME,
    AMOUNT,
    SECOND_EXPLANATION,
    POLICY
}
