package io.tieout.customer.followup;

import io.tieout.platform.problem.Conflict;
import java.util.UUID;

final class FollowUpDone extends Conflict {

    FollowUpDone(UUID followUpId) {
        super("follow-up-done", "The follow-up is done already", "Follow-up " + followUpId + " is done");
    }
}
