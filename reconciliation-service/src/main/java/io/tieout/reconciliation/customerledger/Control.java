package io.tieout.reconciliation.customerledger;

/// Which of a customer's two accounts a line is on.
public enum Control {
    /// What the customer owes.
    RECEIVABLE,
    /// The customer's money that belongs to no invoice yet.
    ON_ACCOUNT
}
