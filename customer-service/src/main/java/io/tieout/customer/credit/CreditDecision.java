package io.tieout.customer.credit;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was decided about a customer's credit, and from what. Never changed: a later one has the next version.
///
/// @param requestedBy who asked for it; none when an event or a day brought it
record CreditDecision(
        UUID companyId,
        UUID customerId,
        long version,
        ScoreCard.Score score,
        long scoreCardVersion,
        long policyVersion,
        CreditInputs inputs,
        int adjustmentPoints,
        CreditPolicy.Terms terms,
        @Nullable UUID requestedBy,
        Instant decidedAt) {

    /// A score that moves by less, with nothing else changed, is no new decision: days overdue move it every night.
    private static final int SCORE_STEP = 20;

    boolean saysMoreThan(CreditDecision before) {
        return score.rating() != before.score.rating()
                || Math.abs(score.points() - before.score.points()) >= SCORE_STEP
                || !reasons().equals(before.reasons())
                || adjustmentPoints != before.adjustmentPoints
                || !terms.equals(before.terms);
    }

    Set<Factor> reasons() {
        return score.lost().stream()
                .map(ScoreCard.LostPoints::factor)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Factor.class)));
    }
}
