package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.InvalidValue;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
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
        long version) {

    /// A new account. It has an IBAN, or a number where its bank knows none.
    static BankAccount connect(
            UUID companyId,
            UUID bankAccountId,
            String name,
            @Nullable String iban,
            @Nullable String number,
            String currency,
            Money opening,
            LocalDate openingDate) {
        if (iban == null && number == null) {
            throw new InvalidBankAccount("/iban", "is needed, or a number");
        }
        if (!opening.currency().getCurrencyCode().equals(currency)) {
            throw new InvalidBankAccount("/openingBalance/currency", "must be the account's currency");
        }
        if (iban == null && compact(number).isEmpty()) {
            throw new InvalidBankAccount("/number", "must have letters or digits");
        }
        return new BankAccount(
                companyId,
                bankAccountId,
                name.strip(),
                iban == null ? null : checked(iban),
                number == null ? null : number.strip(),
                opening.currency(),
                opening.minorUnits(),
                openingDate,
                null,
                null,
                1);
    }

    private static String checked(String iban) {
        try {
            return new Iban(iban).value();
        } catch (InvalidValue e) {
            throw new InvalidBankAccount("/iban", String.valueOf(e.getMessage()));
        }
    }

    /// The form in which two spellings of one account are equal: the IBAN, or else the number's letters and digits.
    public String identification() {
        return iban == null ? compact(number) : iban;
    }

    private static String compact(@Nullable String written) {
        return written == null ? "" : written.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
