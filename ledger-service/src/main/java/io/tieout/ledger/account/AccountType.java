package io.tieout.ledger.account;

/// The five kinds of accounts.
public enum AccountType {
    ASSET,
    LIABILITY,
    EQUITY,
    REVENUE,
    EXPENSE
}
