package io.tieout.sales.deal;

import io.tieout.platform.problem.NotFound;
import java.util.UUID;

final class TaskNotFound extends NotFound {

    TaskNotFound(UUID taskId) {
        super("deal-task-not-found", "There is no such task of the deal to do", "No open task " + taskId);
    }
}
