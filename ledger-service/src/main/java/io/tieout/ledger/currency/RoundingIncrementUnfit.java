package io.tieout.ledger.currency;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class RoundingIncrementUnfit extends RuleViolation {

    RoundingIncrementUnfit(String message, String pointer) {
        super(
                "rounding-increment-unfit",
                "Amounts cannot be rounded to that step",
                "The rounding increment " + message,
                new FieldProblem(pointer, message));
    }
}
