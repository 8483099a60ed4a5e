package io.tieout.reconciliation.ruleset;

import io.tieout.platform.problem.Conflict;

/// What was once in force, or was given up, stays as it is.
final class MatchingRulesNotDraft extends Conflict {

    MatchingRulesNotDraft(RuleSet set) {
        super(
                "matching-rules-not-draft",
                "The matching rules are no draft any more",
                "Set " + set.number() + " is " + set.status() + ": draft a new one");
        fact("state", set.status());
    }
}
