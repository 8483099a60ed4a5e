package io.tieout.customer.search;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody typed, as the questions that the index of [SearchTerms] answers, the closest kind of match first.
/// Each is a `tsquery`: its terms are letters and digits behind a sign of ours, so that nothing needs escaping.
///
/// @param whole it is a number or an address
/// @param beginning a name begins with it
/// @param words words begin with all of its words, or a telephone number contains it; of a number with letters in
///     front, its digits only
/// @param allWords all of it, where `words` are the digits only, else empty
/// @param parts words contain all of its words, or the digits
/// @param allParts all of it, where `parts` are the digits only, else empty
record SearchPhrase(String whole, String beginning, String words, String allWords, String parts, String allParts) {

    private static final int LONGEST = 200;
    private static final int MAX_WORDS = 12;
    private static final int LONGEST_TERM = 60;
    private static final int SHORTEST_PHONE = 7;
    private static final int TELLING_DIGITS = 9;

    /// Few records have the same: 4711 is one of ten thousand.
    private static final int NUMBER_DIGITS = 4;

    /// @throws InvalidSearch when nothing is left to search for
    static SearchPhrase of(String typed) {
        if (typed.length() > LONGEST) {
            throw new InvalidSearch("must have at most " + LONGEST + " characters");
        }
        var all = Spelling.of(typed);
        var found = all.subList(0, Math.min(all.size(), MAX_WORDS));
        boolean tooShort = found.stream().noneMatch(SearchPhrase::tellsEnough);
        if (tooShort) {
            throw new InvalidSearch("needs a Chinese character, or two letters or digits");
        }
        var wholes = SearchTerms.wholes(found);
        var numbers = found.stream().filter(SearchPhrase::isNumber).toList();
        boolean isNumbered = !numbers.isEmpty() && numbers.size() < found.size();
        var telling = isNumbered ? numbers : found;
        return new SearchPhrase(
                any(wholes, text -> quoted(SearchTerms.WHOLE + text)),
                any(wholes, text -> beginning(SearchTerms.NAME + text)),
                words(telling, typed),
                isNumbered ? words(found, typed) : "",
                all(telling, SearchPhrase::part),
                isNumbered ? all(found, SearchPhrase::part) : "");
    }

    private static String words(List<Spelling> words, String typed) {
        return any(List.of(all(words, SearchPhrase::word), phone(typed)), question -> question);
    }

    private static boolean isNumber(Spelling word) {
        return word.text().length() >= NUMBER_DIGITS && word.text().chars().allMatch(Character::isDigit);
    }

    /// Whole numbers and addresses.
    static String ofKeys(List<String> keys) {
        return keys.stream()
                .map(key -> SearchTerms.wholes(Spelling.of(key)).iterator().next())
                .filter(whole -> !whole.isEmpty())
                .map(whole -> quoted(SearchTerms.WHOLE + whole))
                .collect(Collectors.joining(" | "));
    }

    /// Whole telephone numbers: what comes before the last nine digits depends on where one calls from.
    static String ofPhones(List<String> phones) {
        return phones.stream()
                .map(phone -> SearchTerms.digits(phone).replaceFirst("^0+", ""))
                .filter(digits -> digits.length() >= SHORTEST_PHONE)
                .map(digits -> digits.substring(Math.max(0, digits.length() - TELLING_DIGITS)))
                .map(digits -> quoted(SearchTerms.PHONE + digits))
                .collect(Collectors.joining(" | "));
    }

    private static boolean tellsEnough(Spelling word) {
        return word.isHan() || word.text().length() > 1;
    }

    private static String word(Spelling word) {
        return word.isHan() ? characters(word) : any(word.latin(), SearchPhrase::beginning);
    }

    private static String part(Spelling word) {
        return word.isHan()
                ? characters(word)
                : any(
                        word.latin(),
                        way -> way.length() < SearchTerms.SHORTEST_PART
                                ? beginning(way)
                                : beginning(way) + " | " + beginning(SearchTerms.END + way));
    }

    private static String characters(Spelling word) {
        var pairs = SearchTerms.pairs(word);
        return pairs.isEmpty()
                ? quoted(word.text())
                : pairs.stream().map(SearchPhrase::quoted).collect(Collectors.joining(" & ", "(", ")"));
    }

    /// Typed as at home, with a zero, or as abroad; the digits in front of the number differ.
    private static String phone(String typed) {
        var digits = SearchTerms.digits(typed);
        var ways = new LinkedHashSet<String>();
        if (typed.matches("[\\d\\s()+./-]+")) {
            ways.add(digits);
            ways.add(digits.replaceFirst("^0{1,2}", ""));
        }
        ways.removeIf(way -> way.length() < SearchTerms.SHORTEST_PART);
        return ways.isEmpty() ? "" : any(ways, way -> beginning(SearchTerms.PHONE + way));
    }

    private static String all(List<Spelling> words, Function<Spelling, String> question) {
        return words.stream().map(question).collect(Collectors.joining(" & ", "(", ")"));
    }

    private static String any(Collection<String> ways, Function<String, String> question) {
        return ways.stream().filter(way -> !way.isEmpty()).map(question).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String beginning(String term) {
        return quoted(term) + ":*";
    }

    private static String quoted(String term) {
        int end = term.offsetByCodePoints(0, Math.min(LONGEST_TERM, term.codePointCount(0, term.length())));
        return "'" + term.substring(0, end) + "'";
    }
}
