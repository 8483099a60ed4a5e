package io.tieout.reconciliation.matching;

/// Where a piece of evidence comes from.
public enum Signal {
    OWN_ACCOUNT,
    BANK_CODE,
    TEXT_RULE,
    BANK_REFERENCE,
    REFERENCE,
    INVOICE_NUMBER,
    /// The payer gave the payment itself a document's number or reference.
    END_TO_END_ID,
    FOLDED_NUMBER,
    UNIQUE_CODE,
    ORDER_NUMBER,
    CUSTOMER_NUMBER,
    PAYER_IBAN,
    PAYER_TAX_ID,
    PAYER_NAME,
    /// People confirmed that payments with this name, account or tax id are a customer's.
    LEARNED_ALIAS,
    AMOUNT,
    SECOND_EXPLANATION,
    /// A model learned from the company's own people weighed the only proposal.
    LEARNED_MODEL,
    POLICY
}
