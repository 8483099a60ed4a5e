package io.tieout.customer.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How a customer's figures become a score of 0 to 1000 and a rating. A customer begins with 1000 points; each
/// factor takes off up to its weight.
///
/// @param weights points that a factor takes off at its worst; together at most 1000
/// @param worstDaysOverdue from so many days on the factor is at its worst
/// @param worstDisputes likewise
/// @param trustedMonths a relation of so many months takes nothing off
/// @param thresholds the lowest score of the ratings `A` to `D`, falling
record ScoreCard(
        Map<Factor, Integer> weights,
        int worstDaysOverdue,
        int worstDisputes,
        int trustedMonths,
        List<Integer> thresholds) {

    static final int BEST = 1000;

    private static final int PER_MILLE = 1000;

    /// What a company begins with.
    static final ScoreCard STANDARD = new ScoreCard(
            Map.of(
                    Factor.OVERDUE_SHARE, 300,
                    Factor.DAYS_OVERDUE, 200,
                    Factor.LATE_PAYMENTS, 200,
                    Factor.BROKEN_PROMISES, 100,
                    Factor.DISPUTES, 50,
                    Factor.SHORT_RELATION, 150),
            90,
            5,
            24,
            List.of(800, 600, 400, 200));

    ScoreCard {
        weights = Map.copyOf(weights);
        thresholds = List.copyOf(thresholds);
    }

    /// @param adjustment points that people added or took off
    Score score(CreditInputs inputs, int adjustment) {
        var lost = new ArrayList<LostPoints>();
        int total = 0;
        for (var factor : Factor.values()) {
            int points = lostPoints(factor, inputs);
            if (points > 0) {
                lost.add(new LostPoints(factor, points));
                total += points;
            }
        }
        lost.sort(Comparator.comparingInt(LostPoints::points).reversed().thenComparing(LostPoints::factor));
        int score = Math.clamp((long) BEST - total + adjustment, 0, BEST);
        return new Score(score, rating(score), lost);
    }

    private int lostPoints(Factor factor, CreditInputs inputs) {
        int weight = weights.getOrDefault(factor, 0);
        return Math.ceilDiv(weight * severity(factor, inputs), PER_MILLE);
    }

    /// Per mille of the worst.
    private int severity(Factor factor, CreditInputs inputs) {
        return switch (factor) {
            case OVERDUE_SHARE -> inputs.overduePerMille();
            case DAYS_OVERDUE -> part(inputs.daysOverdue(), worstDaysOverdue);
            case LATE_PAYMENTS -> inputs.latePaymentsPerMille();
            case BROKEN_PROMISES -> inputs.brokenPromisesPerMille();
            case DISPUTES -> part(inputs.disputedInvoices(), worstDisputes);
            case SHORT_RELATION -> part(trustedMonths - inputs.monthsOfRelation(), trustedMonths);
        };
    }

    private static int part(int value, int worst) {
        return Math.clamp(value, 0, worst) * PER_MILLE / worst;
    }

    private Rating rating(int score) {
        var lowest = thresholds.iterator();
        for (var rating : Rating.values()) {
            if (!lowest.hasNext() || score >= lowest.next()) {
                return rating;
            }
        }
        return Rating.E;
    }

    /// @param lost the most first
    record Score(int points, Rating rating, List<LostPoints> lost) {

        Score {
            lost = List.copyOf(lost);
        }
    }

    record LostPoints(Factor factor, int points) {}
}
