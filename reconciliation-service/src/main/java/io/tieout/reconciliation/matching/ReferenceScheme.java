package io.tieout.reconciliation.matching;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The check digits of structured creditor references, on their compact form (letters and digits only).
enum ReferenceScheme {
    /// ISO 11649: `RF`, two check digits, up to 21 letters and digits; modulo 97 over the rearranged text.
    CREDITOR_REFERENCE {
        @Override
        boolean looksLike(String compact) {
            return compact.length() >= 5
                    && compact.length() <= 25
                    && compact.startsWith("RF")
                    && isDigits(compact, 2, 4);
        }

        @Override
        boolean isValid(String compact) {
            int rest = 0;
            for (int i = 0; i < compact.length(); i++) {
                int value = Character.digit(compact.charAt((i + 4) % compact.length()), 36);
                if (value < 0 || compact.charAt(i) > 127) {
                    return false;
                }
                rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
            }
            return rest == 1;
        }
    },
    /// Swiss QR reference: 27 digits, the last by recursive modulo 10.
    SWISS_QR {
        private static final int[] TABLE = {0, 9, 4, 6, 8, 2, 7, 1, 3, 5};

        @Override
        boolean looksLike(String compact) {
            return compact.length() == 27 && isDigits(compact, 0, 27);
        }

        @Override
        boolean isValid(String compact) {
            int carry = 0;
            for (int i = 0; i < 26; i++) {
                carry = TABLE[(carry + compact.charAt(i) - '0') % 10];
            }
            return (10 - carry) % 10 == compact.charAt(26) - '0';
        }
    },
    /// Belgian OGM/VCS: 12 digits, the last two are the first ten modulo 97, 97 for 0. Other schemes have 12 digits
    /// too, so a failure counts only where the text marks it as one (`+++012/3456/78939+++`).
    BELGIAN {
        @Override
        boolean looksLike(String compact) {
            return compact.length() == 12 && isDigits(compact, 0, 12);
        }

        @Override
        boolean isValid(String compact) {
            long rest = Long.parseLong(compact.substring(0, 10)) % 97;
            return (rest == 0 ? 97 : rest) == Long.parseLong(compact.substring(10));
        }
    },
    /// Finnish reference number: weights 7, 3, 1 from the right. Nothing in the text tells it from other figures,
    /// so a failure counts only where a word or field says what it is.
    FINNISH {
        private static final int[] WEIGHTS = {7, 3, 1};

        @Override
        boolean looksLike(String compact) {
            return compact.length() >= 4 && compact.length() <= 20 && isDigits(compact, 0, compact.length());
        }

        @Override
        boolean isValid(String compact) {
            int sum = 0;
            int last = compact.length() - 1;
            for (int i = 0; i < last; i++) {
                sum += (compact.charAt(last - 1 - i) - '0') * WEIGHTS[i % 3];
            }
            return (10 - sum % 10) % 10 == compact.charAt(last) - '0';
        }
    },
    /// Norwegian KID, and the Swedish and Danish kin: the last digit is by modulo 10 (Luhn) or modulo 11, as the
    /// payee agreed with its bank. Like the Finnish, it bears no mark.
    NORWEGIAN {
        @Override
        boolean looksLike(String compact) {
            return compact.length() >= 2 && compact.length() <= 25 && isDigits(compact, 0, compact.length());
        }

        @Override
        boolean isValid(String compact) {
            int last = compact.length() - 1;
            int check = compact.charAt(last) - '0';
            int ten = 0;
            int eleven = 0;
            for (int i = 0; i < last; i++) {
                int digit = compact.charAt(last - 1 - i) - '0';
                int doubled = i % 2 == 0 ? digit * 2 : digit;
                ten += doubled > 9 ? doubled - 9 : doubled;
                eleven += digit * (2 + i % 6);
            }
            int byEleven = (11 - eleven % 11) % 11;
            return (10 - ten % 10) % 10 == check || byEleven == check;
        }
    },
    /// Slovenian: `SI`, a model of two digits, then figures. Models 12 and 01 end in a check digit over all of them
    /// (modulo 11, weights from 2); of other models we check nothing.
    SLOVENIAN {
        @Override
        boolean looksLike(String compact) {
            return compact.length() >= 6
                    && compact.length() <= 26
                    && compact.startsWith("SI")
                    && isDigits(compact, 2, compact.length());
        }

        @Override
        boolean isValid(String compact) {
            if (!compact.startsWith("12", 2) && !compact.startsWith("01", 2)) {
                return true;
            }
            int sum = 0;
            int last = compact.length() - 1;
            for (int i = last - 1; i >= 4; i--) {
                sum += (compact.charAt(i) - '0') * (last - i + 1);
            }
            int check = 11 - sum % 11;
            return (check > 9 ? 0 : check) == compact.charAt(last) - '0';
        }
    };

    abstract boolean looksLike(String compact);

    /// Only asked where [#looksLike].
    abstract boolean isValid(String compact);

    /// Whether this can only be a reference of a scheme, and its check digits are wrong: then it is never used.
    static boolean isBroken(String compact) {
        return (CREDITOR_REFERENCE.looksLike(compact) && !CREDITOR_REFERENCE.isValid(compact))
                || (SWISS_QR.looksLike(compact) && !SWISS_QR.isValid(compact));
    }

    /// Whether a figure that bears this scheme's name has its form and check digits.
    boolean accepts(String compact) {
        return looksLike(compact) && isValid(compact);
    }

    /// The scheme that a word before a figure names, or null.
    static @Nullable ReferenceScheme named(String word) {
        return switch (word) {
            case "KID", "OCR", "FIK" -> NORWEGIAN;
            case "VIITE", "VIITENRO", "VIITENUMERO", "VIITTEELLÄ", "VIITTEELLA" -> FINNISH;
            case "OGM", "VCS", "BBA" -> BELGIAN;
            case "QRR", "ESR" -> SWISS_QR;
            case "SCOR", "RF" -> CREDITOR_REFERENCE;
            default -> null;
        };
    }

    /// Under what to look up a reference that somebody wrote. A Finnish one comes with leading zeros, without, or
    /// inside `RF`.
    static Set<String> keys(String compact) {
        return withNational(compact, CREDITOR_REFERENCE.accepts(compact) ? compact.substring(4) : compact);
    }

    /// Under what to keep an item's own reference. One that is stored as `RF` is not known by its body alone: that
    /// is often just the invoice's number, and has right Finnish check digits once in ten times by chance.
    static Set<String> storedKeys(String compact) {
        return withNational(compact, compact);
    }

    private static Set<String> withNational(String compact, String figures) {
        int zeros = 0;
        while (zeros < figures.length() && figures.charAt(zeros) == '0') {
            zeros++;
        }
        var national = figures.substring(zeros);
        return FINNISH.accepts(national) ? Set.of(compact, "FI:" + national) : Set.of(compact);
    }

    /// Whether a figure could be this stored reference with a slip of the pen: as long, give or take a digit, and
    /// at most two neighbouring digits away. A reference without check digits has no slips, and what has right
    /// check digits is another reference.
    static boolean isSlipOf(String stored, String written) {
        int difference = written.length() - stored.length();
        if (written.length() < 6 || Math.abs(difference) > 1 || written.equals(stored)) {
            return false;
        }
        int from = 0;
        int most = Math.min(written.length(), stored.length());
        while (from < most && written.charAt(from) == stored.charAt(from)) {
            from++;
        }
        int behind = 0;
        while (behind < most - from
                && written.charAt(written.length() - 1 - behind) == stored.charAt(stored.length() - 1 - behind)) {
            behind++;
        }
        if (Math.max(written.length(), stored.length()) - from - behind > 2) {
            return false;
        }
        boolean checked = false;
        boolean right = true;
        for (var scheme : values()) {
            if (scheme.accepts(stored)) {
                checked = true;
                right &= scheme.accepts(written);
            }
        }
        return checked && !right;
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
