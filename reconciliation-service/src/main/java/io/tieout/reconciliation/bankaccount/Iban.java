package io.tieout.reconciliation.bankaccount;

import io.tieout.platform.problem.InvalidValue;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// An international bank account number (ISO 13616) whose check digits are right.
///
/// @param value without spaces, in upper case
record Iban(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    Iban {
        value = value.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("is not an IBAN: two letters, two check digits and 11 to 30 letters or digits");
        }
        if (!hasRightCheckDigits(value)) {
            throw new InvalidValue("is not an IBAN: its check digits are wrong");
        }
    }

    /// ISO 7064 MOD 97-10: country and check digits go to the end, letters become 10 to 35, the rest by 97 is 1.
    private static boolean hasRightCheckDigits(String iban) {
        var digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }
}
