package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param accountCode the ledger account that equals the bank's statement; absent until the ledger has opened it
record BankAccountResponse(
        UUID bankAccountId,
        String name,
        @Nullable String iban,
        @Nullable String number,
        String currency,
        Money openingBalance,
        LocalDate openingDate,
        @Nullable String accountCode,
        @Nullable String clearingAccountCode) {

    static BankAccountResponse from(BankAccount account) {
        return new BankAccountResponse(
                account.bankAccountId(),
                account.name(),
                account.iban(),
                account.number(),
                account.currency().getCurrencyCode(),
                Money.ofMinor(account.openingMinor(), account.currency()),
                account.openingDate(),
                account.accountCode(),
                account.clearingAccountCode());
    }
}
