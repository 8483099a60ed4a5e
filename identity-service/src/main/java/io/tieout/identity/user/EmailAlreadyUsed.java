package io.tieout.identity.user;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class EmailAlreadyUsed extends Conflict {

    EmailAlreadyUsed(String email) {
        super(
                "email-already-used",
                "Someone signs in with this address already",
                email + " belongs to another user",
                new FieldProblem("/email", "belongs to another user"));
    }
}
