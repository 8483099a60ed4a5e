package io.tieout.ledger.paymentpromise;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class PromiseNotPositive extends RuleViolation {

    PromiseNotPositive(Money amount) {
        super(
                "amount-not-positive",
                "An amount must be positive",
                amount + " is no promise",
                new FieldProblem("/amount", "must be positive"));
    }
}
