package io.tieout.reconciliation.ruleset;

import io.tieout.reconciliation.matching.Policy;
import java.util.UUID;

/// The knobs of the engine as a set says them.
///
/// @param contentVersion of the set: another one when a draft is changed, the same when it comes into force
public record RuledPolicy(UUID matchingRulesId, long contentVersion, Policy policy) {}
