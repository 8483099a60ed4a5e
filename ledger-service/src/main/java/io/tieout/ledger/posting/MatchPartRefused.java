package io.tieout.ledger.posting;

import io.tieout.platform.problem.RuleViolation;

/// A part of a match that the books have no place for.
final class MatchPartRefused extends RuleViolation {

    MatchPartRefused(String detail) {
        super("match-part-refused", "A part of the match cannot be posted", detail);
    }
}
