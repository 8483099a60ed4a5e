package io.tieout.customer.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The terms that a record is found by. All are looked up by their beginning, so that one index answers every kind of
/// question; a sign in front keeps the kinds apart:
///
/// | sign | term |
/// |---|---|
/// | `=` | a whole number or address |
/// | `^` | a whole name, without spaces |
/// | | a word of it; a Chinese character and two that stand together; what is spoken from any syllable on |
/// | `~` | the end of a word: any part of a word is the beginning of one of its ends |
/// | `#` | the end of a telephone number |
final class SearchTerms {

    static final String WHOLE = "=";
    static final String NAME = "^";
    static final String END = "~";
    static final String PHONE = "#";

    static final int SHORTEST_PART = 3;

    private static final int LONGEST = 60;

    private final Set<String> terms = new LinkedHashSet<>();

    private SearchTerms() {}

    static Set<String> of(SearchEntry entry) {
        var terms = new SearchTerms();
        entry.names().forEach(terms::addName);
        entry.keys().forEach(terms::addKey);
        entry.phones().forEach(terms::addPhone);
        return Set.copyOf(terms.terms);
    }

    private void addName(String name) {
        var words = Spelling.of(name);
        whole(NAME, words);
        words.forEach(this::addWord);
    }

    private void addKey(String key) {
        var words = Spelling.of(key);
        whole(WHOLE, words);
        words.forEach(this::addWord);
    }

    private void addPhone(String phone) {
        var digits = digits(phone);
        for (int from = 0; from + SHORTEST_PART <= digits.length(); from++) {
            add(PHONE + digits.substring(from));
        }
    }

    private void addWord(Spelling word) {
        if (!word.isHan()) {
            word.latin().forEach(this::addWithEnds);
            return;
        }
        pairs(word).forEach(this::add);
        word.text().codePoints().forEach(character -> add(Character.toString(character)));
        for (var way : word.syllables()) {
            for (int from = 0; from < way.size(); from++) {
                add(String.join("", way.subList(from, way.size())));
            }
        }
        for (var initials : word.initials()) {
            for (int from = 0; from < initials.length(); from++) {
                add(initials.substring(from));
            }
        }
    }

    private void addWithEnds(String word) {
        add(word);
        for (int from = 1; from + SHORTEST_PART <= word.length(); from++) {
            add(END + word.substring(from));
        }
    }

    private void whole(String sign, List<Spelling> words) {
        wholes(words).forEach(text -> add(sign + text));
        if (words.size() == 1 && words.getFirst().isHan()) {
            words.getFirst().initials().forEach(initials -> add(sign + initials));
        }
    }

    /// As it is written, and in Latin letters in the most common way.
    static Set<String> wholes(List<Spelling> words) {
        var written = words.stream()
                .map(word -> word.isHan() ? word.text() : first(word.latin()))
                .collect(Collectors.joining());
        var spoken = words.stream().map(word -> first(word.latin())).collect(Collectors.joining());
        return new LinkedHashSet<>(List.of(written, spoken));
    }

    private static String first(Collection<String> ways) {
        return ways.stream().findFirst().orElse("");
    }

    /// Each two characters that stand together.
    static List<String> pairs(Spelling word) {
        int[] characters = word.text().codePoints().toArray();
        return IntStream.range(1, characters.length)
                .mapToObj(index -> Character.toString(characters[index - 1]) + Character.toString(characters[index]))
                .toList();
    }

    static String digits(String text) {
        return text.codePoints()
                .filter(Character::isDigit)
                .mapToObj(point -> String.valueOf(Character.digit(point, 10)))
                .collect(Collectors.joining());
    }

    private void add(String term) {
        if (term.length() > LONGEST) {
            terms.add(term.substring(0, term.offsetByCodePoints(0, term.codePointCount(0, LONGEST))));
        } else if (!term.isEmpty()) {
            terms.add(term);
        }
    }
}
