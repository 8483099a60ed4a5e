package io.tieout.ledger.account;

/// The two accounts of a bank account.
///
/// @param bank must equal the bank's statement
/// @param clearing lines not yet explained
public record BankAccounts(AccountCode bank, AccountCode clearing) {}
