package io.tieout.reconciliation.matching;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of companies and people, folded so that spellings of one name meet: script, umlauts, punctuation and legal
/// form.
///
/// Two names with the same key may still be two customers; then the name is no signal.
final class Names {

    /// Lengths at which bank formats cut a name.
    private static final Set<Integer> CUTS = Set.of(18, 27, 35, 70);

    private static final Transliterator CYRILLIC =
            Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private static final Pattern DOTTED_LETTER = Pattern.compile("(?<!\\p{L})(\\p{L})\\.");
    private static final Pattern APOSTROPHE = Pattern.compile("['’ʹʺ`]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern IDEOGRAPHIC_FORM =
            Pattern.compile("(股份有限公司|有限责任公司|有限責任公司|有限公司|集团|集團|公司|株式会社|合同会社|有限会社)");

    private static final Set<String> CONNECTORS = Set.of("AND", "UND", "ET", "Y", "E", "DAN", "I");
    private static final Set<String> FORMS = Set.of(
            "AG",
            "GMBH",
            "MBH",
            "KG",
            "KGAA",
            "OHG",
            "GBR",
            "UG",
            "EK",
            "EV",
            "EG",
            "SE",
            "CO",
            "COMPANY",
            "CORP",
            "CORPORATION",
            "INC",
            "INCORPORATED",
            "LLC",
            "LLP",
            "LP",
            "LTD",
            "LIMITED",
            "PLC",
            "PTY",
            "PTE",
            "PVT",
            "SDN",
            "BHD",
            "SA",
            "SAS",
            "SASU",
            "SARL",
            "EURL",
            "SCI",
            "SNC",
            "SPA",
            "SRL",
            "SL",
            "SLU",
            "SC",
            "BV",
            "NV",
            "CV",
            "VOF",
            "BVBA",
            "SPRL",
            "AS",
            "ASA",
            "AB",
            "APS",
            "OY",
            "OYJ",
            "KK",
            "PT",
            "TBK",
            "UD",
            "OOO",
            "OAO",
            "ZAO",
            "PAO",
            "AO",
            "TOO",
            "IP",
            "SPZOO",
            "ZOO",
            "SP",
            "DOO",
            "DD",
            "KFT",
            "ZRT",
            "SRO",
            "HOLDING",
            "GROUP",
            "FIRMA");
    private static final Set<String> LEADING_FORMS = Set.of(
            "PT", "CV", "UD", "OOO", "OAO", "ZAO", "PAO", "AO", "TOO", "IP", "SA", "SARL", "SAS", "SPA", "AS", "FIRMA");

    private Names() {}

    /// The keys under which this name is found: all spellings, legal forms removed.
    static Set<String> keys(String name) {
        var keys = new LinkedHashSet<String>();
        for (var spelling : spellings(name)) {
            var key = String.join("", withoutForms(tokens(spelling)));
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    /// All spellings with the legal form left in: what a cut name is a beginning of.
    static Set<String> plainKeys(String name) {
        var keys = new LinkedHashSet<String>();
        for (var spelling : spellings(name)) {
            var key = String.join("", tokens(spelling));
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    /// Whether the bank may have cut this name: it is as long as a field of a bank format, or ends at a space before
    /// that.
    static boolean mayBeCut(String name) {
        int length = name.strip().length();
        return CUTS.contains(length) || CUTS.contains(length + 1);
    }

    /// Whether all words of one name stand in the other: enough to call a payer not foreign, too little to identify
    /// him.
    static boolean agree(String one, String other) {
        for (var a : spellings(one)) {
            for (var b : spellings(other)) {
                var left = withoutForms(tokens(a));
                var right = withoutForms(tokens(b));
                if (!left.isEmpty() && !right.isEmpty() && (contains(left, right) || contains(right, left))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean contains(List<String> all, List<String> some) {
        int length = some.stream().mapToInt(String::length).sum();
        if (all.equals(some)) {
            return true;
        }
        if (Character.isIdeographic(some.getFirst().codePointAt(0))) {
            return length >= 2 && String.join("", all).contains(String.join("", some));
        }
        return length >= 4 && all.containsAll(some);
    }

    private static List<String> spellings(String name) {
        var upper = Text.normalise(name);
        if (Text.isAscii(upper)) {
            return List.of(upper);
        }
        var spellings = new ArrayList<String>();
        boolean cyrillic =
                upper.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        if (upper.codePoints().anyMatch(Character::isIdeographic)) {
            spellings.add(upper);
        }
        var withoutForm = IDEOGRAPHIC_FORM.matcher(upper).replaceAll(" ");
        spellings.add(Text.normalise((cyrillic ? CYRILLIC : LATIN).transliterate(withoutForm)));
        var german = upper.replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE")
                .replace("Ø", "OE")
                .replace("Å", "AA");
        if (!german.equals(upper)) {
            spellings.add(Text.normalise(LATIN.transliterate(german)));
        }
        return spellings;
    }

    private static List<String> tokens(String spelling) {
        var text = DOTTED_LETTER
                .matcher(APOSTROPHE.matcher(spelling).replaceAll(""))
                .replaceAll("$1");
        var tokens = new ArrayList<String>();
        for (var token : NO_LETTER.split(text)) {
            if (!token.isEmpty() && !CONNECTORS.contains(token)) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static List<String> withoutForms(List<String> tokens) {
        var rest = new ArrayList<String>();
        for (var token : tokens) {
            var stripped = Character.isIdeographic(token.codePointAt(0))
                    ? IDEOGRAPHIC_FORM.matcher(token).replaceAll("")
                    : token;
            if (!stripped.isEmpty()) {
                rest.add(stripped);
            }
        }
        while (rest.size() > 1 && FORMS.contains(rest.getLast())) {
            rest.removeLast();
        }
        while (rest.size() > 1 && LEADING_FORMS.contains(rest.getFirst())) {
            rest.removeFirst();
        }
        return rest;
    }
}
