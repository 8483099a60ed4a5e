package io.tieout.sales.contract;

import io.tieout.platform.problem.Conflict;

final class MilestoneIsDone extends Conflict {

    MilestoneIsDone(String title) {
        super("milestone-is-done", "The milestone is done already", "'" + title + "' was done before");
    }
}
