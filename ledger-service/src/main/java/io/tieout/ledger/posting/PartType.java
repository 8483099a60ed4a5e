package io.tieout.ledger.posting;

/// What else can be in a payment than money for invoices.
enum PartType {
    /// The customer's money, without an invoice so far.
    ON_ACCOUNT,
    /// Kept back by a bank on the way, so negative.
    BANK_FEE,
    /// Kept back by a card or payment provider, so negative.
    PSP_FEE,
    /// Charged by a bank for a payment that went back, so negative.
    RETURN_FEE,
    /// A difference too small for a document.
    ROUNDING,
    /// Kept back from an invoice for paying early, so negative; its document says what of it is tax.
    DISCOUNT,
    /// Kept back from an invoice by law and paid to the authority in our name, so negative.
    WITHHOLDING_TAX,
    /// A remainder of an invoice that a person gives up, so negative; its document keeps within the limits.
    WRITE_OFF;

    /// Whether it is a part of an invoice that a document of ours settles instead of the money.
    boolean isKeptBack() {
        return this == DISCOUNT || this == WITHHOLDING_TAX || this == WRITE_OFF;
    }

    /// Whether nothing but the entry tells of it.
    boolean isMoneyAlone() {
        return this != ON_ACCOUNT && !isKeptBack();
    }
}
