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
    /// Takes another entry back; the source id is that entry's.
    REVERSAL
}
