package io.tieout.customer.webhook;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The events that are wanted once more are too old, too many or none.
final class InvalidReplay extends RuleViolation {

    InvalidReplay(String pointer, String what) {
        super(
                "invalid-replay",
                "These events cannot be sent once more",
                pointer.substring(1) + " " + what,
                new FieldProblem(pointer, what));
    }
}
