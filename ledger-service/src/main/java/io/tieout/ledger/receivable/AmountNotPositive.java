package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// By hand only settling is possible; taking back is an undoing.
public final class AmountNotPositive extends RuleViolation {

    public AmountNotPositive(Money amount) {
        super(
                "amount-not-positive",
                "An amount must be positive",
                amount + " cannot be allocated",
                new FieldProblem("/amount", "must be positive"));
    }
}
