package io.tieout.reconciliation.ruleset;

import io.tieout.platform.problem.Forbidden;

/// Whoever wrote rules does not bring them into force.
final class MatchingRulesNeedFourEyes extends Forbidden {

    MatchingRulesNeedFourEyes() {
        super(
                "approver-is-creator",
                "Whoever wrote it cannot approve it",
                "The rules have to be activated by a person who wrote nothing of them");
    }
}
