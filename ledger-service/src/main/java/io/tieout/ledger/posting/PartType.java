package io.tieout.ledger.posting;

/// What else can be in a payment than money for invoices.
enum PartType {
    /// The customer's money, without an invoice so far.
    ON_ACCOUNT,
    /// Kept back by a bank on the way, so negative.
    BANK_FEE,
    /// A difference too small for a document.
    ROUNDING
}
