package io.tieout.reconciliation.bankaccount;

import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connected bank account.
///
/// @param number how the bank names the account where it has no IBAN
/// @param openingMinor what the bank says it held at the start of `openingDate`, signed
/// @param accountCode the ledger account that must equal the bank's statement; null until the ledger answered
/// @param clearingAccountCode the ledger account of lines not yet explained; null until the ledger answered
public record BankAccount(
        UUID companyId,
        UUID bankAccountId,
        String name,
        @Nullable String iban,
        @Nullable String number,
        Currency currency,
        long openingMinor,
        LocalDate openingDate,
        @Nullable String accountCode,
        @Nullable String clearingAccountCode,
        long version) {}
