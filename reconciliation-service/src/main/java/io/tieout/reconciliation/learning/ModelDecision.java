package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Explanation;
import java.util.UUID;

/// A match that a model made.
public record ModelDecision(UUID matchId, UUID lineId, Explanation explanation, String ruleVersion) {}
