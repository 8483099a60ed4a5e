package io.tieout.sales.contract;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class MilestoneNotFound extends NotFound {

    MilestoneNotFound(UUID milestoneId) {
        super("milestone-not-found", "The contract has no such milestone", "No milestone " + milestoneId);
    }
}
