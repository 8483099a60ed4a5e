package io.tieout.customer.credit;

import io.tieout.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param reasons what took points off, the most first
public record CreditDecisionResponse(
        long version,
        Rating rating,
        int score,
        List<ScoreCard.LostPoints> reasons,
        int adjustmentPoints,
        CreditInputs inputs,
        long scoreCardVersion,
        long policyVersion,
        List<Money> limits,
        @Nullable Integer paymentTermDays,
        Hold hold,
        @Nullable HoldReason holdReason,
        @Nullable UUID requestedBy,
        Instant decidedAt) {

    static CreditDecisionResponse from(CreditDecision decision) {
        return new CreditDecisionResponse(
                decision.version(),
                decision.score().rating(),
                decision.score().points(),
                decision.score().lost(),
                decision.adjustmentPoints(),
                decision.inputs(),
                decision.scoreCardVersion(),
                decision.policyVersion(),
                decision.terms().limits(),
                decision.terms().paymentTermDays(),
                decision.terms().hold(),
                decision.terms().holdReason(),
                decision.requestedBy(),
                decision.decidedAt());
    }
}
