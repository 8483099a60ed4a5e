package io.tieout.reconciliation.workbench;

import java.util.List;

/// How many lines wait.
///
/// @param mine of those that a person has to look at, the caller's
/// @param unowned of those, nobody's
record QueueCountsResponse(List<StateCount> states, Count mine, Count unowned) {

    /// @param atLeast there are more: nobody counts a queue of ten thousand
    record Count(long lines, boolean atLeast) {}

    record StateCount(QueueState state, long lines, boolean atLeast) {}
}
