package io.tieout.identity.user;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class LastAdmin extends Conflict {

    LastAdmin(User user) {
        super(
                "last-admin",
                "A company keeps at least one administrator",
                user.email() + " is the only administrator who can sign in; name another one first",
                new FieldProblem("/roles", "must keep ADMIN"));
    }
}
