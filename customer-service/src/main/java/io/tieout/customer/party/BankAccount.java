package io.tieout.customer.party;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a party pays from and is paid to: an IBAN, or a number at a bank of a country without.
///
/// Written as text or JSON, only the last four characters show; whole it goes through [#toText()] only.
///
/// @param country of the bank; none with an IBAN, which says it itself
/// @param holder when it is not the party itself
record BankAccount(
        @Nullable Iban iban,
        @Nullable String accountNumber,
        @Nullable String bankCode,
        @Nullable String country,
        @Nullable String holder,
        @Nullable String currency) {

    private static final String SEPARATOR = "\u001f";
    private static final int SHOWN = 4;

    BankAccount {
        boolean isLocal = accountNumber != null && bankCode != null && country != null;
        boolean isPartlyLocal = accountNumber != null || bankCode != null || country != null;
        if (iban == null ? !isLocal : isPartlyLocal) {
            throw new InvalidCustomer(
                    "bankAccounts", "an account has either iban, or accountNumber, bankCode and country");
        }
    }

    static BankAccount of(Iban iban) {
        return new BankAccount(iban, null, null, null, null, null);
    }

    static BankAccount ofText(String text) {
        var parts = text.split(SEPARATOR, -1);
        return new BankAccount(
                parts[0].isEmpty() ? null : new Iban(parts[0]),
                orNull(parts[1]),
                orNull(parts[2]),
                orNull(parts[3]),
                orNull(parts[4]),
                orNull(parts[5]));
    }

    /// Everything, for the vault.
    String toText() {
        return String.join(
                SEPARATOR,
                iban == null ? "" : iban.value(),
                orEmpty(accountNumber),
                orEmpty(bankCode),
                orEmpty(country),
                orEmpty(holder),
                orEmpty(currency));
    }

    /// The account in one spelling, whoever holds it.
    String lookup() {
        return iban != null
                ? lookup(iban)
                : "LOCAL:" + country + ':' + plain(orEmpty(bankCode)) + ':' + plain(orEmpty(accountNumber));
    }

    static String lookup(Iban iban) {
        return "IBAN:" + iban.value();
    }

    boolean isIbanOnly() {
        return iban != null && holder == null && currency == null;
    }

    Optional<Iban> findIban() {
        return Optional.ofNullable(iban);
    }

    static String masked(String number) {
        var plain = plain(number);
        return "****" + (plain.length() > 2 * SHOWN ? plain.substring(plain.length() - SHOWN) : "");
    }

    @JsonValue
    @Override
    public String toString() {
        return masked(iban == null ? orEmpty(accountNumber) : iban.value());
    }

    private static String plain(String number) {
        return number.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String orNull(String part) {
        return part.isEmpty() ? null : part;
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }
}
