package io.tieout.reconciliation.bankstatement;

/// How far a bank line has come towards the books.
public enum BankLineState {
    /// Known here, told to the ledger, not answered yet.
    RECORDED,
    /// In the books: may be matched.
    POSTED,
    /// The ledger refused it; the code says why.
    REFUSED
}
