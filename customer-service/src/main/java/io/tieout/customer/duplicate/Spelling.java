package io.tieout.customer.duplicate;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import io.tieout.customer.party.FoldedName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A name as it is compared with another one.
///
/// Names in one script are compared in that script: Pinyin without tones makes one of 华信 and 华鑫, which are two firms.
/// Only a name in Latin letters is held against the ways in which one in another script may be written in them.
///
/// @param written without what only says how a firm is organised, in one width, case and kind of Chinese characters
/// @param folded in Latin letters, in each way in which that is done
/// @param words of the first of these
record Spelling(String written, Set<String> folded, List<String> words) {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator RUSSIAN = Transliterator.getInstance("Russian-Latin/BGN; Latin-ASCII");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN_ONLY = Pattern.compile("[\\p{IsLatin}\\p{IsCommon}\\p{IsInherited}]*");
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final int ONE_TYPO_FROM = 8;
    private static final int TWO_TYPOS_FROM = 16;

    Spelling {
        folded = Set.copyOf(folded);
        words = List.copyOf(words);
    }

    static Spelling of(String name) {
        var plain = SIMPLIFIED.transliterate(NFKC.normalize(name).strip());
        var folded = new TreeSet<String>();
        folded.add(FoldedName.comparable(plain));
        if (CYRILLIC.matcher(plain).find()) {
            folded.add(FoldedName.comparable(RUSSIAN.transliterate(plain)));
        }
        var isLatin = LATIN_ONLY.matcher(plain).matches();
        return new Spelling(
                isLatin ? FoldedName.comparable(plain) : FoldedName.withoutLegalForm(plain),
                folded,
                FoldedName.wordsToCompare(plain));
    }

    private boolean isLatin() {
        return LATIN_ONLY.matcher(written).matches();
    }

    boolean isSame(Spelling other) {
        return !written.isEmpty() && written.equals(other.written);
    }

    /// The same name in two scripts.
    boolean isSameOtherwiseWritten(Spelling other) {
        return isLatin() != other.isLatin() && folded.stream().anyMatch(other.folded::contains);
    }

    /// A slip of the pen apart, or the same words in another order. A number is never a slip: branches are numbered.
    boolean isSimilar(Spelling other) {
        if (!isLatin() || !other.isLatin()) {
            return false;
        }
        if (words.size() > 1
                && words.stream()
                        .sorted()
                        .toList()
                        .equals(other.words.stream().sorted().toList())) {
            return true;
        }
        var shorter = Math.min(written.length(), other.written.length());
        if (shorter < ONE_TYPO_FROM || !digits(written).equals(digits(other.written))) {
            return false;
        }
        return distance(written, other.written) <= (shorter < TWO_TYPOS_FROM ? 1 : 2);
    }

    private static String digits(String text) {
        return NOT_DIGITS.matcher(text).replaceAll("");
    }

    /// Letters to insert, leave out, replace or swap (optimal string alignment).
    private static int distance(String one, String other) {
        var table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            table[i][0] = i;
        }
        for (int j = 0; j <= other.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            for (int j = 1; j <= other.length(); j++) {
                int replaced = table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                table[i][j] = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[one.length()][other.length()];
    }
}
