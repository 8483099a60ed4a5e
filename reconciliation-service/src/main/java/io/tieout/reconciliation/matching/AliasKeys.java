package io.tieout.reconciliation.matching;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// By what a line's payer can be learned: account, a tax id that the text calls one, name.
///
/// A name that the bank may have cut, or that is very short, is many people's: it teaches nothing.
public final class AliasKeys {

    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_IDEOGRAPHIC_NAME = 2;
    private static final int SHORTEST_TAX_ID = 8;
    private static final int LONGEST_TAX_ID = 20;

    private static final Pattern TAX_ID = Pattern.compile(
            "(?:(?<![\\p{L}\\p{N}])(?:NPWP|VAT(?: ?(?:NO|ID|REG|NR))?|UST-? ?ID(?:-?NR)?|TIN|INN|ИНН|SIRET|SIREN|P\\.? ?IVA"
                    + "|TAX ID)|税号|纳税人识别号|统一社会信用代码)[.:# -]*([A-Z]{0,2}[0-9](?:[.\\-/]?[0-9A-Z]){6,21})");

    private static final String CREDIT_CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private AliasKeys() {}

    /// All keys under which an alias of this payer may be kept.
    public static Map<AliasKind, Set<String>> of(Line line) {
        var keys = new EnumMap<AliasKind, Set<String>>(AliasKind.class);
        var iban = line.payer().iban();
        keys.put(AliasKind.IBAN, iban == null || iban.isBlank() ? Set.of() : Set.of(Text.compact(iban)));
        keys.put(AliasKind.TAX_ID, taxIds(line.remittance()));
        keys.put(AliasKind.NAME, names(line.payer().name()));
        return keys;
    }

    /// The keys under which to keep it: of a name in several spellings the first.
    public static Map<AliasKind, Set<String>> toKeep(Line line) {
        var keys = of(line);
        var names = keys.getOrDefault(AliasKind.NAME, Set.of());
        if (names.size() > 1) {
            keys.put(AliasKind.NAME, Set.of(names.iterator().next()));
        }
        return keys;
    }

    private static Set<String> names(String name) {
        if (name.isBlank() || Names.mayBeCut(name)) {
            return Set.of();
        }
        var keys = new LinkedHashSet<String>();
        for (var key : Names.keys(name)) {
            boolean ideographic = Character.isIdeographic(key.codePointAt(0));
            if (key.length() >= (ideographic ? SHORTEST_IDEOGRAPHIC_NAME : SHORTEST_NAME)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static Set<String> taxIds(String remittance) {
        if (remittance.isBlank()) {
            return Set.of();
        }
        var found = new LinkedHashSet<String>();
        var matcher = TAX_ID.matcher(Text.normalise(remittance));
        while (matcher.find()) {
            var compact = Text.compact(matcher.group(1));
            if (compact.length() >= SHORTEST_TAX_ID && compact.length() <= LONGEST_TAX_ID && !isMistyped(compact)) {
                found.add(compact);
            }
        }
        return found;
    }

    /// Whether the check digit of a scheme that is known by its form is wrong.
    private static boolean isMistyped(String taxId) {
        if (taxId.startsWith("DE") && taxId.length() == 11) {
            return !isGermanVat(taxId.substring(2));
        }
        return taxId.length() == 18 && !taxId.chars().allMatch(Character::isDigit) && !isCreditCode(taxId);
    }

    /// ISO 7064, modulo 11, 10.
    private static boolean isGermanVat(String digits) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int digit = Character.digit(digits.charAt(i), 10);
            if (digit < 0) {
                return false;
            }
            int sum = (digit + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == Character.digit(digits.charAt(8), 10);
    }

    /// GB 32100: weights are powers of 3, modulo 31.
    private static boolean isCreditCode(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            int value = CREDIT_CODE.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return (31 - sum % 31) % 31 == CREDIT_CODE.indexOf(code.charAt(17));
    }
}
