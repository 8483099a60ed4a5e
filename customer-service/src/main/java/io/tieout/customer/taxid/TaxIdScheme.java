package io.tieout.customer.taxid;

import static io.tieout.customer.taxid.CheckDigits.digit;
import static io.tieout.customer.taxid.CheckDigits.luhn;
import static io.tieout.customer.taxid.CheckDigits.mod97And10;
import static io.tieout.customer.taxid.CheckDigits.weighted;

import java.util.Set;
import java.util.function.Predicate;

/// One kind of tax id: the form it has and whether its check digits are right. The number comes without separators.
enum TaxIdScheme {
    AT_VAT("U\\d{8}", TaxIdScheme::austrian),
    BE_VAT(
            "[01]\\d{9}",
            number -> 97 - Integer.parseInt(number.substring(0, 8)) % 97 == Integer.parseInt(number.substring(8))),
    CN_CREDIT_CODE("[0-9A-HJ-NP-RTUW-Y]{2}\\d{6}[0-9A-HJ-NP-RTUW-Y]{10}", TaxIdScheme::chinese),
    DE_VAT("[1-9]\\d{8}", CheckDigits::mod11And10),
    DE_TAX_NUMBER("\\d{10,11}|\\d{13}", number -> true),
    ES_NIF("[0-9A-Z]\\d{7}[0-9A-Z]", TaxIdScheme::spanish),
    FR_VAT("[0-9A-HJ-NP-Z]{2}\\d{9}", TaxIdScheme::french),
    FR_SIREN("\\d{9}|\\d{14}", number -> luhn(number.substring(0, 9))),
    GB_VAT("\\d{9}|\\d{12}|GD[0-4]\\d{2}|HA[5-9]\\d{2}", TaxIdScheme::british),
    ID_NPWP("\\d{15,16}", TaxIdScheme::indonesian),
    IT_VAT("\\d{11}", CheckDigits::luhn),
    IT_TAX_CODE("[A-Z]{6}\\d{2}[A-EHLMPR-T]\\d{2}[A-Z]\\d{3}[A-Z]", number -> true),
    NL_VAT("\\d{9}B\\d{2}", TaxIdScheme::dutch),
    PL_NIP("\\d{10}", number -> weighted(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9)),
    RU_INN("\\d{10}|\\d{12}", TaxIdScheme::russian),
    US_EIN("\\d{9}", number -> !UnusedPrefixes.OF_EIN.contains(number.substring(0, 2)));

    private static final String SPANISH_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_CONTROLS = "JABCDEFGHI";
    private static final String CHINESE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final String form;
    private final Predicate<String> check;

    TaxIdScheme(String form, Predicate<String> check) {
        this.form = form;
        this.check = check;
    }

    boolean hasForm(String number) {
        return number.matches(form);
    }

    boolean isRight(String number) {
        return check.test(number);
    }

    private static boolean austrian(String number) {
        int sum = 4;
        for (int place = 1; place < 8; place++) {
            int value = digit(number, place) * (place % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return (10 - sum % 10) % 10 == digit(number, 8);
    }

    /// GB 32100-2015: powers of three, modulo 31.
    private static boolean chinese(String number) {
        int sum = 0;
        int weight = 1;
        for (int place = 0; place < 17; place++) {
            sum += CHINESE_ALPHABET.indexOf(number.charAt(place)) * weight;
            weight = weight * 3 % 31;
        }
        return (31 - sum % 31) % 31 == CHINESE_ALPHABET.indexOf(number.charAt(17));
    }

    private static boolean french(String number) {
        var siren = number.substring(2);
        // Monaco's numbers are no SIREN; keys with a letter follow another, unpublished rule.
        boolean known = siren.startsWith("000") || luhn(siren);
        return known
                && (!number.substring(0, 2).matches("\\d{2}")
                        || (12 + 3 * (Integer.parseInt(siren) % 97)) % 97 == Integer.parseInt(number.substring(0, 2)));
    }

    private static boolean spanish(String number) {
        char first = number.charAt(0);
        char last = number.charAt(8);
        if (Character.isDigit(first) || "XYZKLM".indexOf(first) >= 0) {
            int foreigner = "XYZ".indexOf(first);
            var digits = Character.isDigit(first)
                    ? number.substring(0, 8)
                    : (foreigner < 0 ? "" : String.valueOf(foreigner)) + number.substring(1, 8);
            return SPANISH_LETTERS.charAt(Integer.parseInt(digits) % 23) == last;
        }
        if ("ABCDEFGHJNPQRSUVW".indexOf(first) < 0) {
            return false;
        }
        int sum = 0;
        for (int place = 1; place < 8; place++) {
            int value = digit(number, place) * (place % 2 == 0 ? 1 : 2);
            sum += value / 10 + value % 10;
        }
        int control = (10 - sum % 10) % 10;
        boolean asDigit = last == (char) ('0' + control) && "NPQRSW".indexOf(first) < 0;
        boolean asLetter = last == SPANISH_CONTROLS.charAt(control) && "ABEH".indexOf(first) < 0;
        return asDigit || asLetter;
    }

    private static boolean british(String number) {
        if (!Character.isDigit(number.charAt(0))) {
            return true;
        }
        int rest = weighted(number, 8, 7, 6, 5, 4, 3, 2, 10, 1) % 97;
        // 42: the range that began in 2010 adds 55.
        return rest == 0 || rest == 42;
    }

    /// Fifteen digits since 1983; sixteen since 2024: the old ones after a zero, for people their identity number.
    private static boolean indonesian(String number) {
        if (number.length() == 15) {
            return luhn(number.substring(0, 9));
        }
        if (number.startsWith("0")) {
            return luhn(number.substring(1, 10));
        }
        int day = Integer.parseInt(number.substring(6, 8)) % 40;
        int month = Integer.parseInt(number.substring(8, 10));
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    /// The citizen's number with its proof by eleven, or, since 2020, proof by 97 over the whole.
    private static boolean dutch(String number) {
        int rest = weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return rest == digit(number, 8) || mod97And10("NL" + number);
    }

    private static boolean russian(String number) {
        if (number.length() == 10) {
            return weighted(number, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 9);
        }
        return weighted(number, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 10)
                && weighted(number, 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10 == digit(number, 11);
    }

    /// Prefixes that the tax office of the United States has never given out.
    private static final class UnusedPrefixes {

        static final Set<String> OF_EIN = Set.of(
                "00", "07", "08", "09", "17", "18", "19", "28", "29", "49", "69", "70", "78", "79", "89", "96", "97");
    }
}
