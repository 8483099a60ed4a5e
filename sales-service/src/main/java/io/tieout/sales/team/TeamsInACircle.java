package io.tieout.sales.team;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

final class TeamsInACircle extends RuleViolation {

    TeamsInACircle() {
        super(
                "teams-in-a-circle",
                "A team cannot stand under itself",
                "The parent is this team, or stands under it on that day or later",
                new FieldProblem("/parentTeamId", "stands under this team"));
    }
}
