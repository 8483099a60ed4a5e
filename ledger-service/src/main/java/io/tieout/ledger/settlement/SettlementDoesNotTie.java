package io.tieout.ledger.settlement;

import io.tieout.platform.problem.RuleViolation;

/// The two sides are not the same.
final class SettlementDoesNotTie extends RuleViolation {

    SettlementDoesNotTie(String why) {
        super("settlement-does-not-tie", "The settlement does not tie", why);
    }
}
