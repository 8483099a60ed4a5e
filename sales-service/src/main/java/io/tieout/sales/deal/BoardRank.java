package io.tieout.sales.deal;

import org.jspecify.annotations.Nullable;

/// The place of a deal in its column, as the digits of a fraction: between any two there is always another one, so a
/// deal is moved without writing any other. Digits are those of base 16, the last is never 0, and texts sort as the
/// fractions do.
final class BoardRank {

    private static final int BASE = 16;

    private BoardRank() {}

    /// The rank with which a deal is born: by its id, hence after all that were opened before.
    static String of(DealId id) {
        return id.value().toString().replace("-", "") + "8";
    }

    /// @param lower none: before all
    /// @param upper none: after all; above `lower` otherwise
    static String between(@Nullable String lower, @Nullable String upper) {
        var rank = new StringBuilder();
        var below = lower == null ? "" : lower;
        var above = upper;
        for (int place = 0; ; place++) {
            int from = place < below.length() ? Character.digit(below.charAt(place), BASE) : 0;
            int to = above == null ? BASE : digit(above, place);
            if (to - from > 1) {
                return rank.append(Character.forDigit((from + to) / 2, BASE)).toString();
            }
            rank.append(Character.forDigit(from, BASE));
            if (to > from) {
                // Whatever follows is below the upper bound already.
                above = null;
            }
        }
    }

    private static int digit(String rank, int place) {
        if (place >= rank.length()) {
            throw new IllegalArgumentException("no rank lies between equal ones");
        }
        return Character.digit(rank.charAt(place), BASE);
    }
}
