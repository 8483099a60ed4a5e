package io.tieout.ledger.receivable;

import java.math.BigInteger;

/// The structured creditor reference of ISO 11649: `RF`, two check digits (ISO 7064, mod 97-10), and up to 21
/// letters and digits. A payer who mistypes one character of it is found out.
public record PaymentReference(String value) {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    public PaymentReference {
        if (!value.matches("RF\\d{2}[0-9A-Z]{1,21}")) {
            throw new IllegalArgumentException(value + " is no creditor reference");
        }
        if (remainder(value.substring(4) + value.substring(0, 4)) != 1) {
            throw new IllegalArgumentException("the check digits of " + value + " are wrong");
        }
    }

    static PaymentReference of(InvoiceNumber number) {
        return of(number.toString());
    }

    /// Made of the letters and digits of a document's number, so that people recognise it.
    public static PaymentReference of(String number) {
        var body = number.replaceAll("[^0-9A-Z]", "");
        return new PaymentReference("RF%02d%s".formatted(98 - remainder(body + "RF00"), body));
    }

    private static int remainder(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(character -> digits.append(Character.digit(character, 36)));
        return new BigInteger(digits.toString()).mod(NINETY_SEVEN).intValue();
    }

    @Override
    public String toString() {
        return value;
    }
}
