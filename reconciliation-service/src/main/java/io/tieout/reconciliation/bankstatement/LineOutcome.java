package io.tieout.reconciliation.bankstatement;

/// What became of a bank line, in the words of whoever has to look at it.
enum LineOutcome {
    /// Not in the books yet, or not looked at yet.
    WAITING,
    /// Matched without a person.
    AUTOMATIC,
    /// Matched by a person.
    MANUAL,
    /// Not matched: there are proposals, and a person decides.
    SUGGESTED,
    /// A person has to look: nothing explains it, or it is booked with a difference, or the ledger refused it.
    EXCEPTION,
    /// No payment of a customer.
    CLASSIFIED
}
