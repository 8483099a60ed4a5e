package io.tieout.customer.party;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Folds names so that spellings of one name become the same text: width, case, accents and script are levelled
/// (Han to Pinyin, Cyrillic to Latin), punctuation goes, and legal forms are left out for comparing.
public final class FoldedName {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /// Endings and prefixes that say how a firm is organised and nothing about which firm it is.
    private static final Set<String> LEGAL_FORMS = Set.of(
            "gmbh",
            "ag",
            "kg",
            "ohg",
            "ug",
            "se",
            "ltd",
            "limited",
            "llc",
            "llp",
            "plc",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "oy",
            "ab",
            "as",
            "aps",
            "pt",
            "tbk",
            "cv",
            "ud",
            "pte",
            "pty",
            "ooo",
            "oao",
            "zao",
            "pao",
            "ip");

    private static final String CHINESE_LEGAL_FORM = "(有限责任公司|股份有限公司|有限公司|公司)$";

    private FoldedName() {}

    /// For searching: everything is kept, spelled one way.
    static String searchable(String text) {
        return words(text);
    }

    /// For comparing two firms: without legal forms and without spaces.
    public static String comparable(String name) {
        return String.join("", wordsToCompare(name));
    }

    /// The words of [#comparable(String)].
    public static List<String> wordsToCompare(String name) {
        var all = words(NFKC.normalize(name).strip().replaceAll(CHINESE_LEGAL_FORM, ""))
                .split(" ");
        var kept =
                Arrays.stream(all).filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return kept.isEmpty() ? List.of(all) : kept;
    }

    /// The name in its own script, without legal form, spaces and signs.
    public static String withoutLegalForm(String name) {
        var plain = NFKC.normalize(name).strip().replaceAll(CHINESE_LEGAL_FORM, "");
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !LEGAL_FORMS.contains(words(word)))
                .collect(Collectors.joining());
    }

    private static String words(String text) {
        return LATIN.transliterate(NFKC.normalize(text))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
