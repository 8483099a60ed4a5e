package io.tieout.customer.party;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The pieces of a text that somebody searches for, as the index over `customer_pieces` has them. What contains the
/// text has all of its pieces; what has its pieces need not contain it.
final class SearchPieces {

    private static final int LENGTH = 3;

    /// More do not leave fewer customers.
    private static final int MOST = 40;

    private static final int LAST_COMMON = 0x7F;

    private SearchPieces() {}

    /// A `tsquery` of those of any of the texts; none when a text is so short that half of all customers have it.
    static Optional<String> of(Collection<String> texts) {
        return texts.stream().allMatch(SearchPieces::tellsEnough)
                ? Optional.of(texts.stream().distinct().map(SearchPieces::all).collect(Collectors.joining(" | ")))
                : Optional.empty();
    }

    /// Of Chinese, one character does.
    private static boolean tellsEnough(String text) {
        return text.codePoints().count() > 1 || text.codePoints().anyMatch(point -> point > LAST_COMMON);
    }

    private static String all(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length < LENGTH) {
            return quoted(text) + ":*";
        }
        return IntStream.rangeClosed(0, characters.length - LENGTH)
                .limit(MOST)
                .mapToObj(first -> quoted(new String(characters, first, LENGTH)))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new),
                        pieces -> pieces.stream().collect(Collectors.joining(" & ", "(", ")"))));
    }

    private static String quoted(String piece) {
        return "'" + piece.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
