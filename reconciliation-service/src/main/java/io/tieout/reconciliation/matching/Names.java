package io.tieout.reconciliation.matching;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of companies and people, folded so that spellings of one name meet: script, umlauts, punctuation and legal
/// form.
///
/// Two names with the same key may still be two customers; then the name is no signal.
final class Names {

    /// Lengths at which bank formats cut a name.
    private static final Set<Integer> CUTS = Set.of(18, 27, 35, 70);

    /// Latin letters that are more than a letter with a mark.
    private static final String SPECIAL_LETTERS = "ØÆŒĐŁÞÐıĦŦŊß";

    private static final List<String> SPECIAL_LATIN =
            List.of("O", "AE", "OE", "D", "L", "TH", "D", "I", "H", "T", "N", "SS");

    private static final String CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ";
    /// The ways in which banks, passports and people write Cyrillic letters; `-` is no letter at all.
    private static final List<String[]> ROMANISATIONS = List.of(
            romanisation("A B V G D E E ZH Z I Y K L M N O P R S T U F KH TS CH SH SHCH - Y - E YU YA I YI YE G"),
            romanisation("A B V G D E E ZH Z I I K L M N O P R S T U F KH TS CH SH SHCH IE Y - E IU IA I I IE G"),
            romanisation("A B V G D E YO ZH Z I J K L M N O P R S T U F H C CH SH SHH - Y - E JU JA I JI JE G"),
            romanisation("A B V G D E YO ZH Z I Y K L M N O P R S T U F H TS CH SH SCH - Y - E YU YA I YI YE G"));

    private static final String APOSTROPHES = "'’ʹʺ`";
    /// Елена is also Yelena.
    private static final Pattern INITIAL_YE = Pattern.compile("(?<!\\p{L})Е");

    /// One or two given names, or a surname.
    private static final Pattern PERSON = Pattern.compile("[\\p{L}-]+(?: [\\p{L}-]+)?");

    private static final Pattern IDEOGRAPHIC_FORM =
            Pattern.compile("(股份有限公司|有限责任公司|有限責任公司|有限公司|集团|集團|公司|株式会社|合同会社|有限会社)");
    /// Legal forms of several words, as one.
    private static final List<LongForm> LONG_FORMS = List.of(
            LongForm.of("ОТВЕТСТВЕННОСТЬЮ", "ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ", "ООО"),
            LongForm.of("АКЦИОНЕРНОЕ", "(?:ПУБЛИЧНОЕ |ЗАКРЫТОЕ |ОТКРЫТОЕ )?АКЦИОНЕРНОЕ ОБЩЕСТВО", "АО"),
            LongForm.of("ИНДИВИДУАЛЬНЫЙ", "ИНДИВИДУАЛЬНЫЙ ПРЕДПРИНИМАТЕЛЬ", "ИП"),
            LongForm.of("SP", "SP\\.? ?Z ?\\.? ?O\\.? ?O\\.?", "SPZOO"),
            LongForm.of(" DE ", "S\\.? ?A\\.? DE C\\.? ?V\\.?", "SADECV"),
            LongForm.of(" DE ", "S\\.? DE R\\.? ?L\\.?(?: DE C\\.? ?V\\.?)?", "SDERL"),
            LongForm.of("R.L", "S\\.? ?[AÀ] ?R\\.L\\.?", "SARL"),
            LongForm.of("/S", "A/S", "AS"),
            LongForm.of("/S", "(?:K/S|I/S|P/S)", "KS"),
            LongForm.of("BESCHR", "GESELLSCHAFT MIT BESCHR(?:Ä|AE)NKTER HAFTUNG", "GMBH"),
            LongForm.of("GESELLSCHAFT M", "GESELLSCHAFT M\\.? ?B\\.? ?H\\.?", "GMBH"),
            LongForm.of("XIAN", "(?:GUFEN )?YOU ?XIAN (?:ZEREN )?GONG ?SI", "LTD"));

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
            "FIRMA",
            "PERSERO",
            "PRIVATE",
            "BERHAD",
            "AKTIENGESELLSCHAFT",
            "SADECV",
            "SDERL",
            "KS",
            "TOV",
            "PJSC",
            "JSC",
            "EIRL",
            "LTDA",
            "EOOD",
            "OOD",
            "AD",
            "SIA",
            "UAB",
            "OU",
            "HF",
            "EHF");
    private static final Set<String> LEADING_FORMS = Set.of(
            "PT", "CV", "UD", "OOO", "OAO", "ZAO", "PAO", "AO", "TOO", "TOV", "IP", "SA", "SARL", "SAS", "SPA", "AS",
            "UAB", "SIA", "FIRMA");

    /// What makes another company of a name, most often the owner of the one without it.
    private static final Set<String> GROUPS = Set.of("HOLDING", "HOLDINGS", "GROUP", "GROUPE", "GRUPPE", "GRUPPO");

    private Names() {}

    static boolean isLegalForm(String word) {
        return FORMS.contains(word);
    }

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

    /// Whether the bank may have cut this name: it is as long as a field of a bank format, or ends at a space
    /// before that.
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
                boolean oneIsGroup = Collections.disjoint(left, GROUPS) != Collections.disjoint(right, GROUPS);
                if (!left.isEmpty()
                        && !right.isEmpty()
                        && !oneIsGroup
                        && (contains(left, right) || contains(right, left))) {
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

    /// How much two names have in common, in thousandths: pairs of neighbouring letters, whatever the order of words.
    static int similarity(String one, String other) {
        int best = 0;
        for (var a : spellings(one)) {
            var left = pairs(withoutForms(tokens(a)));
            for (var b : spellings(other)) {
                var right = pairs(withoutForms(tokens(b)));
                var common = new ArrayList<>(left);
                var rest = new ArrayList<>(right);
                common.removeIf(pair -> !rest.remove(pair));
                int all = left.size() + right.size();
                best = Math.max(best, all == 0 ? 0 : 2000 * common.size() / all);
            }
        }
        return best;
    }

    private static List<String> pairs(List<String> words) {
        var pairs = new ArrayList<String>();
        for (var word : words) {
            for (int i = 0; i + 2 <= word.length(); i++) {
                pairs.add(word.substring(i, i + 2));
            }
        }
        return pairs;
    }

    /// Whether the whole name stands in a text, word for word.
    static boolean standsIn(String name, String text) {
        for (var spelling : spellings(name)) {
            var words = withoutForms(tokens(spelling));
            int length = words.stream().mapToInt(String::length).sum();
            for (var written : spellings(text)) {
                var all = tokens(written);
                boolean ideographs = !words.isEmpty()
                        && Character.isIdeographic(words.getFirst().codePointAt(0));
                boolean glued = (ideographs ? length >= 2 : length >= 8)
                        && Text.compact(written).contains(String.join("", words));
                if (glued || (length >= 3 && Collections.indexOfSubList(all, words) >= 0)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> spellings(String name) {
        var upper = Text.normalise(name);
        for (var form : LONG_FORMS) {
            upper = form.shortened(upper);
        }
        var person = surnameLast(upper);
        if (Text.isAscii(upper)) {
            return person == null ? List.of(upper) : List.of(upper, person);
        }
        var spellings = new LinkedHashSet<String>();
        if (person != null) {
            spellings.addAll(spellings(person));
        }
        if (upper.codePoints().anyMatch(Character::isIdeographic)) {
            upper = each(upper, Han::simplified);
            spellings.add(upper);
        }
        var withoutForm = IDEOGRAPHIC_FORM.matcher(upper).replaceAll(" ");
        if (withoutForm.chars().anyMatch(c -> CYRILLIC.indexOf(c) >= 0)) {
            var soft = INITIAL_YE.matcher(withoutForm).replaceAll("YE");
            if (!soft.equals(withoutForm)) {
                spellings.add(Text.normalise(latin(romanised(soft, ROMANISATIONS.getFirst()))));
            }
            for (var letters : ROMANISATIONS) {
                spellings.add(Text.normalise(latin(romanised(withoutForm, letters))));
            }
            return List.copyOf(spellings);
        }
        spellings.add(Text.normalise(latin(withoutForm)));
        var german = upper.replace("Ä", "AE")
                .replace("Ö", "OE")
                .replace("Ü", "UE")
                .replace("Ø", "OE")
                .replace("Å", "AA");
        if (!german.equals(upper)) {
            spellings.add(Text.normalise(latin(german)));
        }
        return List.copyOf(spellings);
    }

    /// Letters of Latin scripts without their marks; only other scripts need the rules of a library, which are
    /// slow.
    private static String latin(String text) {
        if (Text.isAscii(text)) {
            return text;
        }
        var plain = new StringBuilder(text.length() + 4);
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int special = SPECIAL_LETTERS.indexOf(c);
            if (Character.isIdeographic(c)) {
                plain.append(Han.of(c).latin());
            } else if (c < 128) {
                plain.append(c);
            } else if (special >= 0) {
                plain.append(SPECIAL_LATIN.get(special));
            } else if (Character.isLetter(c)) {
                return Library.OTHER_SCRIPTS.transliterate(text);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.append(' ');
            }
        }
        return plain.toString();
    }

    private static String each(String text, Function<Han, String> form) {
        var all = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isIdeographic(c)) {
                all.append(form.apply(Han.of(c)));
            } else {
                all.append(c);
            }
        }
        return all.toString();
    }

    /// Rules for whole scripts: they take a while to load, so only who meets such a name loads them.
    private static final class Library {

        static final Transliterator OTHER_SCRIPTS = Transliterator.getInstance("Any-Latin; Latin-ASCII");
        static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    }

    /// A Chinese character in its other forms. They are asked of a library once for each character: it is too slow
    /// to be asked for each name.
    private record Han(String simplified, String latin) {

        private static final Map<Character, Han> KNOWN = new ConcurrentHashMap<>();

        static Han of(char c) {
            return KNOWN.computeIfAbsent(c, unknown -> {
                var simplified = Library.SIMPLIFIED.transliterate(unknown.toString());
                return new Han(simplified, Library.OTHER_SCRIPTS.transliterate(simplified) + " ");
            });
        }
    }

    private static String romanised(String text, String[] letters) {
        var latin = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            int letter = CYRILLIC.indexOf(text.charAt(i));
            if (letter < 0) {
                latin.append(text.charAt(i));
            } else {
                latin.append(letters[letter]);
            }
        }
        return latin.toString();
    }

    /// "LINDNER, ANNA" may be Anna Lindner; "LINDNER, LTD" is not. Null when it is no person.
    private static @Nullable String surnameLast(String upper) {
        int comma = upper.indexOf(',');
        if (comma < 1 || comma != upper.lastIndexOf(',')) {
            return null;
        }
        var first = upper.substring(comma + 1).strip();
        var last = upper.substring(0, comma).strip();
        boolean names = PERSON.matcher(first).matches() && PERSON.matcher(last).matches();
        return names && !FORMS.contains(first) ? first + " " + last : null;
    }

    /// @param hint without it in the name the pattern need not be tried
    private record LongForm(String hint, Pattern pattern, String shortForm) {

        static LongForm of(String hint, String pattern, String shortForm) {
            return new LongForm(
                    hint, Pattern.compile("(?<![\\p{L}\\p{N}])" + pattern + "(?![\\p{L}\\p{N}])"), shortForm);
        }

        String shortened(String name) {
            return name.contains(hint) ? pattern.matcher(name).replaceAll(shortForm) : name;
        }
    }

    private static String[] romanisation(String letters) {
        return letters.replace("-", "").split(" ", -1);
    }

    /// Words without punctuation. Apostrophes and the dots of initials join: "O'Neill", "S.p.A.".
    private static List<String> tokens(String spelling) {
        var tokens = new ArrayList<String>();
        var token = new StringBuilder();
        for (int i = 0; i < spelling.length(); i++) {
            char c = spelling.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                token.append(c);
            } else if (APOSTROPHES.indexOf(c) < 0 && !(c == '.' && isInitial(spelling, i - 1))) {
                add(token, tokens);
            }
        }
        add(token, tokens);
        return tokens;
    }

    private static void add(StringBuilder token, List<String> tokens) {
        if (!token.isEmpty()) {
            var word = token.toString();
            if (!CONNECTORS.contains(word)) {
                tokens.add(word);
            }
            token.setLength(0);
        }
    }

    /// A letter with none before it.
    private static boolean isInitial(String text, int at) {
        return at >= 0 && Character.isLetter(text.charAt(at)) && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
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
