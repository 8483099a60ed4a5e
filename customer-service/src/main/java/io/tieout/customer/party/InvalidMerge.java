package io.tieout.customer.party;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The two cannot be merged like this.
final class InvalidMerge extends RuleViolation {

    InvalidMerge(String pointer, String message) {
        super("invalid-merge", "The customers cannot be merged like this", message, new FieldProblem(pointer, message));
    }
}
