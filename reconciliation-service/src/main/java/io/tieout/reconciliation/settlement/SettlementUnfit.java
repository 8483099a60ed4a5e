package io.tieout.reconciliation.settlement;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// What is asked for makes no settlement.
final class SettlementUnfit extends RuleViolation {

    SettlementUnfit(String pointer, String why) {
        super("settlement-unfit", "This makes no settlement", why, new FieldProblem(pointer, why));
    }
}
