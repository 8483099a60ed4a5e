package io.tieout.customer.followup;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class FollowUpNotFound extends NotFound {

    FollowUpNotFound(UUID followUpId) {
        super("follow-up-not-found", "There is no such follow-up", "No follow-up " + followUpId);
    }
}
