package io.tieout.ledger.limit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// An entry takes more than the hold reserves, or does not touch its account in its direction.
final class HoldDoesNotCover extends RuleViolation {

    HoldDoesNotCover(AccountHold hold) {
        super(
                "hold-does-not-cover",
                "The hold does not cover the entry",
                "The hold reserves a " + hold.side() + " of " + hold.amount() + " on account " + hold.account(),
                new FieldProblem("/lines", "must take at most the reserved amount from the account of the hold"));
    }
}
