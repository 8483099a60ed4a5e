package io.tieout.customer.party;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A bank account as the caller writes it: `iban`, or `accountNumber`, `bankCode` and `country`.
record BankAccountRequest(
        @Nullable @Size(max = 42) String iban,

        @Nullable @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z ./-]{0,33}", message = "must be a number at a bank")
        String accountNumber,

        @Nullable @Pattern(regexp = "[0-9A-Za-z][0-9A-Za-z ./-]{0,19}", message = "must be the code of a bank")
        String bankCode,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166-1 alpha-2 code")
        String country,

        @Nullable @Pattern(regexp = "[^\\p{Cntrl}]{1,140}", message = "must have 1 to 140 characters")
        String holder,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code")
        String currency) {

    BankAccount toAccount() {
        return new BankAccount(
                iban == null ? null : new Iban(iban), accountNumber, bankCode, country, holder, currency);
    }

    static BankAccountRequest from(BankAccount account) {
        var iban = account.iban();
        return new BankAccountRequest(
                iban == null ? null : iban.value(),
                account.accountNumber(),
                account.bankCode(),
                account.country(),
                account.holder(),
                account.currency());
    }
}
