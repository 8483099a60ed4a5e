package io.tieout.customer.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A word as people may write it. Chinese, Japanese and Korean have no spaces: what stands together there is one word.
///
/// @param text in one width and case, Chinese characters simplified
record Spelling(String text, boolean isHan) {

    private static final int LONGEST = 40;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Normalizer2 NFKC = Normalizer2.getNFKCCasefoldInstance();
    private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Traditional-Simplified");
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final Transliterator RUSSIAN = Transliterator.getInstance("Russian-Latin/BGN; Latin-ASCII; Lower");
    private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower");

    /// Characters that names read otherwise than a dictionary does first.
    private static final Map<String, String> OTHER_READINGS = Map.ofEntries(
            Map.entry("行", "hang"),
            Map.entry("重", "chong"),
            Map.entry("长", "chang"),
            Map.entry("厦", "xia"),
            Map.entry("乐", "yue"),
            Map.entry("都", "du"),
            Map.entry("朝", "chao"),
            Map.entry("单", "shan"),
            Map.entry("曾", "zeng"),
            Map.entry("解", "xie"),
            Map.entry("仇", "qiu"),
            Map.entry("区", "ou"),
            Map.entry("查", "zha"));

    /// The words of a text, in its order.
    static List<Spelling> of(String text) {
        var words = new ArrayList<Spelling>();
        var word = new StringBuilder();
        var han = false;
        for (int codePoint : simplified(NFKC.normalize(text)).codePoints().toArray()) {
            if (joins(codePoint)) {
                continue;
            }
            if (isMark(codePoint)) {
                word.appendCodePoint(codePoint);
                continue;
            }
            boolean letter = Character.isLetterOrDigit(codePoint);
            if (!letter || isHan(codePoint) != han) {
                end(word, han, words);
                han = isHan(codePoint);
            }
            if (letter) {
                word.appendCodePoint(codePoint);
            }
        }
        end(word, han, words);
        return List.copyOf(words);
    }

    /// A vowel sign belongs to its word; an apostrophe does too, and is often left out.
    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static boolean joins(int codePoint) {
        return codePoint == '\'' || codePoint == '\u2019' || codePoint == '\u02BC';
    }

    private static void end(StringBuilder word, boolean han, List<Spelling> words) {
        if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
            var whole = word.toString();
            int end = whole.offsetByCodePoints(0, Math.min(LONGEST, whole.codePointCount(0, whole.length())));
            words.add(new Spelling(whole.substring(0, end), han));
        }
        word.setLength(0);
    }

    private static boolean isHan(int codePoint) {
        return switch (UScript.getScript(codePoint)) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL -> true;
            default -> false;
        };
    }

    /// In Latin letters without accents: all ways that are in use, the most common one first; a word of Chinese as it
    /// is spoken.
    Set<String> latin() {
        var ways = new LinkedHashSet<String>();
        if (isHan) {
            syllables().forEach(way -> add(ways, String.join("", way)));
            if (ways.isEmpty()) {
                ways.add(text);
            }
            return ways;
        }
        if (isPlain(text)) {
            // Nearly every number of a document: there is nothing to be looked up in the tables of all scripts.
            ways.add(text);
            ways.add(inTodaysIndonesian(text));
            return ways;
        }
        var plain = add(ways, LATIN.transliterate(text));
        if (text.codePoints().anyMatch(point -> UScript.getScript(point) == UScript.CYRILLIC)) {
            var russian = add(ways, RUSSIAN.transliterate(text));
            add(ways, russian.replace("kh", "h"));
            add(ways, russian.replaceAll("iy$|yy$", "y"));
            add(ways, russian.replaceAll("iy$", "i").replaceAll("yy$", "y"));
            add(ways, russian.replace("yu", "ju").replace("ya", "ja"));
        }
        add(ways, LATIN.transliterate(text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")));
        add(ways, inTodaysIndonesian(plain));
        if (ways.isEmpty()) {
            ways.add(text);
        }
        return ways;
    }

    private static String simplified(String text) {
        return text.chars().allMatch(one -> one < 128) ? text : SIMPLIFIED.transliterate(text);
    }

    /// Small letters and digits of ASCII alone.
    private static boolean isPlain(String text) {
        return text.chars().allMatch(one -> (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9'));
    }

    /// Names keep the spelling of before 1972, or do not: Soekardjo is Sukarjo.
    private static String inTodaysIndonesian(String word) {
        return word.replace("oe", "u")
                .replace("tj", "c")
                .replace("dj", "j")
                .replace("nj", "ny")
                .replace("sj", "sy");
    }

    /// How a word of Chinese is spoken, once or twice, syllable by syllable.
    List<List<String>> syllables() {
        var first = new ArrayList<String>();
        var other = new ArrayList<String>();
        text.codePoints().mapToObj(Character::toString).forEach(character -> {
            var spoken = onlyLetters(
                    UScript.getScript(character.codePointAt(0)) == UScript.HAN
                            ? PINYIN.transliterate(character)
                            : LATIN.transliterate(character));
            first.add(spoken);
            other.add(OTHER_READINGS.getOrDefault(character, spoken));
        });
        return first.equals(other) ? List.of(first) : List.of(first, other);
    }

    /// The first letters of the syllables.
    Set<String> initials() {
        return syllables().stream()
                .map(way -> way.stream()
                        .filter(syllable -> !syllable.isEmpty())
                        .map(syllable -> syllable.substring(0, 1))
                        .collect(Collectors.joining()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String add(Set<String> ways, String way) {
        var letters = onlyLetters(way);
        if (!letters.isEmpty()) {
            ways.add(letters);
        }
        return letters;
    }

    private static String onlyLetters(String text) {
        return NO_LETTERS.matcher(text).replaceAll("");
    }
}
