package io.tieout.sales.analysis;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The Mann-Kendall test: whether a series rises or falls, whatever the form of its course, at a level of 5 %.
///
/// It counts the pairs that rise less those that fall. Without ties the chance of such a count is exact, from the
/// number of permutations with as many inversions. With ties the normal approximation with its continuity correction
/// decides, by comparing squares, so that no root and no fraction is rounded.
///
/// @param pairs rising pairs less falling ones
/// @param method how significance was decided
/// @param chance of a count this far from zero in a series without trend (two-sided), where it is exact
record MannKendall(
        long pairs, int points, Method method, @Nullable BigDecimal chance, Trend trend) {

    enum Method {
        EXACT,
        NORMAL,
        TOO_SHORT
    }

    enum Trend {
        RISING,
        FALLING,
        NONE
    }

    /// Below this, no series can be significant at 5 %, two-sided.
    private static final int FEWEST = 5;

    private static final int EXACT_UP_TO = 60;
    private static final BigDecimal LEVEL = new BigDecimal("0.05");

    /// The square of 1.959964, the two-sided 5 % point of the normal distribution, in millionths.
    private static final BigInteger CRITICAL_SQUARE = BigInteger.valueOf(3_841_459);

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    static MannKendall of(List<Long> series) {
        int points = series.size();
        long pairs = 0;
        for (int later = 1; later < points; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                pairs += Long.signum(Long.compare(series.get(later), series.get(earlier)));
            }
        }
        if (points < FEWEST) {
            return new MannKendall(pairs, points, Method.TOO_SHORT, null, Trend.NONE);
        }
        boolean tied = series.stream().distinct().count() < points;
        if (!tied && points <= EXACT_UP_TO) {
            var chance = exactChance(points, pairs);
            return new MannKendall(pairs, points, Method.EXACT, chance, trend(pairs, chance.compareTo(LEVEL) <= 0));
        }
        return new MannKendall(pairs, points, Method.NORMAL, null, trend(pairs, normallySignificant(series, pairs)));
    }

    private static Trend trend(long pairs, boolean significant) {
        if (!significant || pairs == 0) {
            return Trend.NONE;
        }
        return pairs > 0 ? Trend.RISING : Trend.FALLING;
    }

    /// Of all orders of the points, the part that has at most as many inversions as a count this far from zero.
    private static BigDecimal exactChance(int points, long pairs) {
        int most = points * (points - 1) / 2;
        int inversions = (int) ((most - Math.abs(pairs)) / 2);
        var counts = new BigInteger[most + 1];
        Arrays.fill(counts, BigInteger.ZERO);
        counts[0] = BigInteger.ONE;
        var permutations = BigInteger.ONE;
        for (int size = 2; size <= points; size++) {
            permutations = permutations.multiply(BigInteger.valueOf(size));
            counts = withOneMore(counts, size);
        }
        var tail = BigInteger.ZERO;
        for (int count = 0; count <= inversions; count++) {
            tail = tail.add(counts[count]);
        }
        return new BigDecimal(tail.shiftLeft(1).min(permutations))
                .divide(new BigDecimal(permutations), 6, RoundingMode.HALF_UP);
    }

    /// The largest of `size` elements can stand at any place, which adds 0 to `size - 1` inversions.
    private static BigInteger[] withOneMore(BigInteger[] counts, int size) {
        var sums = new BigInteger[counts.length];
        var window = BigInteger.ZERO;
        for (int inversions = 0; inversions < counts.length; inversions++) {
            window = window.add(counts[inversions]);
            if (inversions >= size) {
                window = window.subtract(counts[inversions - size]);
            }
            sums[inversions] = window;
        }
        return sums;
    }

    /// Whether (|S| - 1)² / Var(S) is at least the critical square, with Var(S) = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18.
    private static boolean normallySignificant(List<Long> series, long pairs) {
        var groups = new TreeMap<Long, Integer>();
        series.forEach(value -> groups.merge(value, 1, Integer::sum));
        var variance18 = spread(series.size());
        for (int ties : groups.values()) {
            variance18 = variance18.subtract(spread(ties));
        }
        if (variance18.signum() == 0 || pairs == 0) {
            return false;
        }
        var corrected = BigInteger.valueOf(Math.abs(pairs) - 1);
        return corrected
                        .multiply(corrected)
                        .multiply(BigInteger.valueOf(18))
                        .multiply(MILLION)
                        .compareTo(variance18.multiply(CRITICAL_SQUARE))
                >= 0;
    }

    private static BigInteger spread(long size) {
        return BigInteger.valueOf(size)
                .multiply(BigInteger.valueOf(size - 1))
                .multiply(BigInteger.valueOf(2 * size + 5));
    }
}
