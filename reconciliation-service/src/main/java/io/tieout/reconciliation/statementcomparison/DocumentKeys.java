package io.tieout.reconciliation.statementcomparison;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Document numbers however they are written: `INV-2026-000123`, `inv 2026/000123`.
final class DocumentKeys {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_PIECES = 6;
    private static final int LEAST_LENGTH = 3;
    private static final int MOST_LENGTH = 40;

    private DocumentKeys() {}

    /// The number without what stands between its pieces; empty where it could be any word.
    static Optional<String> of(String number) {
        var key = BETWEEN.matcher(folded(number)).replaceAll("");
        return key.length() >= LEAST_LENGTH
                        && key.length() <= MOST_LENGTH
                        && key.chars().anyMatch(Character::isDigit)
                ? Optional.of(key)
                : Optional.empty();
    }

    /// All that could be a document's number: each piece of the text, and some pieces that follow one another.
    static Set<String> in(String text) {
        var pieces = BETWEEN.split(folded(text));
        var keys = new HashSet<String>();
        for (int first = 0; first < pieces.length; first++) {
            var joined = new StringBuilder();
            for (int last = first; last < Math.min(pieces.length, first + MOST_PIECES); last++) {
                joined.append(pieces[last]);
                if (joined.length() > MOST_LENGTH) {
                    break;
                }
                of(joined.toString()).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }
}
