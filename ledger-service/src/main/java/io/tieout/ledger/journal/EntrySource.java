package io.tieout.ledger.journal;

/// What kind of fact an entry stands for. Together with the fact's id it is posted once.
public enum EntrySource {
    /// A person's or another system's own entry; has no fact behind it.
    MANUAL,
    /// A balance brought forward.
    OPENING,
    INVOICE,
    BANK_LINE,
    PAYMENT,
    CLASSIFICATION,
    ALLOCATION,
    CREDIT_NOTE,
    REFUND,
    SETTLEMENT_DISCOUNT,
    WRITE_OFF,
    /// A debt that was written off is owed again.
    RECOVERY,
    /// The allowance for doubtful receivables is brought to its target.
    ALLOWANCE,
    /// A prepaid or deferred amount goes to the balance sheet first.
    DEFERRAL,
    /// One month of it.
    DEFERRAL_INSTALMENT,
    /// Takes another entry back; the source id is that entry's.
    REVERSAL
}
