package io.tieout.ledger.limit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class HoldAmountNotPositive extends RuleViolation {

    HoldAmountNotPositive() {
        super(
                "amount-not-positive",
                "An amount must be positive",
                "Only a positive amount can be reserved",
                new FieldProblem("/amount", "must be positive"));
    }
}
