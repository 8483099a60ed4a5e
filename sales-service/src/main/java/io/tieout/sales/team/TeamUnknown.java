package io.tieout.sales.team;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class TeamUnknown extends RuleViolation {

    TeamUnknown(UUID teamId, String pointer) {
        super("team-unknown", "There is no such team", "No team " + teamId, new FieldProblem(pointer, "is unknown"));
    }
}
