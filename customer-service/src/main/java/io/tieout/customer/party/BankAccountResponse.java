package io.tieout.customer.party;

import org.jspecify.annotations.Nullable;

/// A bank account, whole for those with the right to see it.
///
/// @param masked whether only the last four characters of the number are shown, and nothing of bank and holder
record BankAccountResponse(
        @Nullable String iban,
        @Nullable String accountNumber,
        @Nullable String bankCode,
        @Nullable String country,
        @Nullable String holder,
        @Nullable String currency,
        boolean masked) {

    static BankAccountResponse from(BankAccount account, boolean whole) {
        var iban = account.iban();
        var number = account.accountNumber();
        return new BankAccountResponse(
                iban == null ? null : (whole ? iban.value() : account.toString()),
                number == null || whole ? number : account.toString(),
                whole ? account.bankCode() : null,
                account.country(),
                whole ? account.holder() : null,
                account.currency(),
                !whole);
    }
}
