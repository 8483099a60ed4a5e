package io.tieout.events.ledger.v1;

import java.util.UUID;

/// The ledger keeps the bank account from now on, in these accounts.
///
/// @param accountCode the account that must equal the bank statement
/// @param clearingAccountCode its clearing account: lines not yet explained
public record BankAccountOpened(UUID bankAccountId, String accountCode, String clearingAccountCode) {}
