package io.tieout.sales.team;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

final class NameTaken extends Conflict {

    NameTaken(String name) {
        super(
                "name-taken",
                "The name or user is in use",
                "'" + name + "' or the named user is there already",
                new FieldProblem("/name", "is in use"));
    }
}
