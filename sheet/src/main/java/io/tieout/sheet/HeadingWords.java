package io.tieout.sheet;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words by which people head a column, in several languages. Only whole headings count; a likeness is no proof.
public final class HeadingWords {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, String> columns = new HashMap<>();

    /// @param words by the name of their column, which is one of its words itself
    public HeadingWords(Map<String, List<String>> words) {
        words.forEach((column, headings) -> {
            put(column, column);
            headings.forEach(heading -> put(heading, column));
        });
    }

    private void put(String heading, String column) {
        var before = columns.put(plain(heading), column);
        if (before != null && !before.equals(column)) {
            throw new IllegalArgumentException("'" + heading + "' heads both " + before + " and " + column);
        }
    }

    public Optional<String> column(String heading) {
        return Optional.ofNullable(columns.get(plain(heading)));
    }

    private static String plain(String heading) {
        var folded = Normalizer.normalize(heading, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NO_WORD.matcher(folded).replaceAll("");
    }
}
