package io.tieout.customer.taxid;

/// The published ways to compute check digits. All take plain digits.
final class CheckDigits {

    private CheckDigits() {}

    static int digit(String digits, int place) {
        return digits.charAt(place) - '0';
    }

    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int place = 0; place < weights.length; place++) {
            sum += digit(digits, place) * weights[place];
        }
        return sum;
    }

    /// The last digit follows from the others (ISO/IEC 7812-1 annex B, "Luhn").
    static boolean luhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            boolean doubled = (digits.length() - place) % 2 == 0;
            int value = digit(digits, place) * (doubled ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return sum % 10 == 0;
    }

    /// ISO 7064, MOD 11,10.
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int place = 0; place < digits.length() - 1; place++) {
            int sum = (digit(digits, place) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    /// ISO 7064, MOD 97-10, letters counting from ten.
    static boolean mod97And10(String text) {
        int rest = 0;
        for (int place = 0; place < text.length(); place++) {
            int value = Character.digit(text.charAt(place), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1;
    }
}
