package io.tieout.sales.team;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class RepresentativeNotFound extends NotFound {

    RepresentativeNotFound(UUID representativeId) {
        super("representative-not-found", "There is no such representative", "No representative " + representativeId);
    }
}
