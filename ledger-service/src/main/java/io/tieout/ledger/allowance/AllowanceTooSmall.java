package io.tieout.ledger.allowance;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// More is to be taken from the allowance than it holds.
final class AllowanceTooSmall extends Conflict {

    AllowanceTooSmall(Money allowance, Money amount) {
        super(
                "allowance-too-small",
                "The allowance does not cover the amount",
                "The allowance holds " + allowance + ", and " + amount + " was to be taken from it",
                new FieldProblem("/amount", "must not exceed the allowance"));
        fact("allowance", allowance);
    }
}
