package io.tieout.sales.team;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class TeamNotFound extends NotFound {

    TeamNotFound(UUID teamId) {
        super("team-not-found", "There is no such team", "No team " + teamId);
    }
}
