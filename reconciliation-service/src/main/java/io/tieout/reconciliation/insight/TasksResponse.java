package io.tieout.reconciliation.insight;

import java.time.LocalDate;
import java.util.List;

/// What is to be done, the most urgent first.
///
/// @param late how many of them should be done already
record TasksResponse(LocalDate today, long late, List<ReconciliationTask> tasks) {

    static TasksResponse of(LocalDate today, List<ReconciliationTask> tasks) {
        return new TasksResponse(
                today, tasks.stream().filter(task -> task.daysLate() > 0).count(), tasks);
    }
}
