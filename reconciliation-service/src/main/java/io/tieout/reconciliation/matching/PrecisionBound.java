package io.tieout.reconciliation.matching;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// The exact one-sided bound of a share (Clopper and Pearson): how good a precision is at least, with 95 %
/// confidence, if so many of so many cases were right.
///
/// One-sided, because only being worse than it looks does harm; exact, because the usual approximations are wrong
/// just where nothing or nearly nothing is false. With nothing false it takes 2,995 cases to vouch for 99.9 %.
public final class PrecisionBound {

    /// What must be vouched for before a model may book anything.
    public static final BigDecimal REQUIRED = new BigDecimal("0.999");

    private static final int HALVINGS = 60;

    private PrecisionBound() {}

    static BigDecimal of(int cases, int right) {
        if (cases == 0 || right == 0) {
            return BigDecimal.ZERO.setScale(ScoringModel.DIGITS);
        }
        int wrong = cases - right;
        double chance = 0.05;
        double low = 0;
        double high = 1;
        // The highest rate of errors at which so few of them would still come by a chance of one in twenty.
        for (int i = 0; i < HALVINGS; i++) {
            double rate = (low + high) / 2;
            if (atMost(wrong, cases, rate) > chance) {
                low = rate;
            } else {
                high = rate;
            }
        }
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(high)).setScale(ScoringModel.DIGITS, RoundingMode.FLOOR);
    }

    /// The chance of at most so many errors.
    private static double atMost(int wrong, int cases, double rate) {
        double logarithm = cases * StrictMath.log1p(-rate);
        double sum = 0;
        for (int k = 0; k <= wrong; k++) {
            sum += StrictMath.exp(logarithm);
            logarithm +=
                    StrictMath.log((double) (cases - k) / (k + 1)) + StrictMath.log(rate) - StrictMath.log1p(-rate);
        }
        return Math.min(1, sum);
    }
}
