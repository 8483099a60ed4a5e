package io.tieout.reconciliation.paymentmatch;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Allocations and other parts are not the amount of the bank line, or explain nothing.
final class MatchDoesNotTie extends RuleViolation {

    MatchDoesNotTie(Money amount, String parts) {
        super(
                "match-does-not-tie",
                "The match does not add up to its bank line",
                "The bank line has " + amount + ", the match " + parts,
                new FieldProblem("/allocations", "must add up to the bank line with the other parts"));
        fact("amount", amount);
    }
}
