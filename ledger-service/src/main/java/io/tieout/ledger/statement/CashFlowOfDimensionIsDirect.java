package io.tieout.ledger.statement;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The indirect method rests on entries that balance, and the lines of one dimension do not.
final class CashFlowOfDimensionIsDirect extends RuleViolation {

    CashFlowOfDimensionIsDirect() {
        super(
                "cash-flow-of-dimension-is-direct",
                "The cash flow of a dimension is told by what was received and paid",
                "The lines of one dimension do not balance, so that a profit does not lead to their cash",
                new FieldProblem("method", "must be DIRECT, or absent, with a dimension"));
    }
}
