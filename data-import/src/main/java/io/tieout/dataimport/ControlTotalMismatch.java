package io.tieout.dataimport;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class ControlTotalMismatch extends RuleViolation {

    ControlTotalMismatch(String parameter, String message) {
        super(
                "control-total-mismatch",
                "The file is not the one that was announced",
                message,
                new FieldProblem(parameter, message));
    }
}
