package io.tieout.reconciliation.ruleset;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Ground;
import io.tieout.reconciliation.matching.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A set of a company's matching rules.
///
/// @param ruleVersion what outcomes under these rules name: the engine's rules of today and the set
/// @param authors everyone who wrote on it; none of them can activate it
/// @param endedAt when it was replaced or withdrawn
record MatchingRulesResponse(
        UUID matchingRulesId,
        int number,
        RuleSetStatus status,
        String ruleVersion,
        String reason,
        BigDecimal feeSuspicionLimit,
        BigDecimal exchangeTolerance,
        List<Money> roundingTolerance,
        boolean automatic,
        Set<Ground> automaticFor,
        int combinationMaxItems,
        int combinationSteps,
        int suggestions,
        MatchingRulesRequest.Marks ownMarks,
        Set<UUID> authors,
        Instant draftedAt,
        @Nullable UUID activatedBy,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        long version) {

    static MatchingRulesResponse from(RuleSet set) {
        var rules = set.rules();
        return new MatchingRulesResponse(
                set.id(),
                set.number(),
                set.status(),
                Policy.versionOf(set.number()),
                set.reason(),
                rules.feeSuspicionLimit(),
                rules.exchangeTolerance(),
                rules.roundingTolerance(),
                rules.automatic(),
                rules.automaticFor(),
                rules.combinationMaxItems(),
                rules.combinationSteps(),
                rules.suggestions(),
                MatchingRulesRequest.marks(rules.ownMarks()),
                set.authors(),
                set.draftedAt(),
                set.activatedBy(),
                set.activatedAt(),
                set.endedAt(),
                set.version());
    }
}
