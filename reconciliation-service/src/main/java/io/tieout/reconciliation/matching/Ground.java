package io.tieout.reconciliation.matching;

/// On what a decision rests that needs no person. A company may leave each of them to people.
public enum Ground {
    /// The payer's account is one of our own.
    OWN_ACCOUNT,
    /// The bank's transaction code.
    BANK_CODE,
    /// The words of a text that can be no customer's.
    TEXT_RULE,
    /// A chargeback or a returned payment that names what it opens again.
    RETURN,
    /// A batch or a card payout whose parts are known.
    COLLECTIVE,
    /// A structured reference with right check digits, or a stored one.
    REFERENCE,
    /// A document's number in the text.
    INVOICE_NUMBER,
    /// A document's number after folding l, I and 1, O and 0.
    FOLDED_NUMBER,
    /// An order's number, or the word for money in advance.
    ORDER,
    /// Digits of the amount that are reserved for one item.
    UNIQUE_CODE,
    /// Who pays and how much, for one item.
    PAYER_AND_AMOUNT,
    /// Who pays, and the only set of that payer's items that comes to the amount.
    COMBINATION
}
