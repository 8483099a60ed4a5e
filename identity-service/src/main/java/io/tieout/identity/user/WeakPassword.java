package io.tieout.identity.user;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class WeakPassword extends RuleViolation {

    WeakPassword(String reason) {
        super(
                "weak-password",
                "The password is not good enough",
                "The password " + reason,
                new FieldProblem("/password", reason));
    }
}
