package io.tieout.customer.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.Locale;

/// An international bank account number (ISO 13616) in electronic form, its check digits verified (ISO 7064 mod 97-10).
record Iban(@JsonValue String value) {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    @Override
    public String toString() {
        return BankAccount.masked(value);
    }

    @JsonCreator
    Iban(String value) {
        this.value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!this.value.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            throw new InvalidCustomer("ibans", "'" + value + "' does not have the form of an IBAN");
        }
        var rearranged = this.value.substring(4) + this.value.substring(0, 4);
        var digits = new StringBuilder();
        rearranged.chars().forEach(character -> digits.append(Character.digit(character, 36)));
        if (new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue() != 1) {
            throw new InvalidCustomer("ibans", "the check digits of '" + value + "' are wrong");
        }
    }
}
