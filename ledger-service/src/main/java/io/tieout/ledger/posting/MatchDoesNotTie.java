package io.tieout.ledger.posting;

import io.tieout.platform.problem.RuleViolation;

/// The parts of a match are not the amount of its bank line.
final class MatchDoesNotTie extends RuleViolation {

    MatchDoesNotTie(String detail) {
        super("match-does-not-tie", "The match does not add up to its bank line", detail);
    }
}
