package io.tieout.reconciliation.matching;

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
    };

    abstract boolean looksLike(String compact);

    /// Only asked where [#looksLike].
    abstract boolean isValid(String compact);

    /// Whether this can only be a reference of a scheme, and its check digits are wrong: then it is never used.
    static boolean isBroken(String compact) {
        return (CREDITOR_REFERENCE.looksLike(compact) && !CREDITOR_REFERENCE.isValid(compact))
                || (SWISS_QR.looksLike(compact) && !SWISS_QR.isValid(compact));
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
