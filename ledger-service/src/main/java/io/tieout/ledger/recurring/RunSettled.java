package io.tieout.ledger.recurring;

import io.tieout.platform.problem.Conflict;

/// Only a run that the books refused waits for somebody.
final class RunSettled extends Conflict {

    RunSettled(RecurringRun run) {
        super(
                "recurring-run-settled",
                "The run is settled already",
                "Run " + run.number() + " of " + run.dueDate() + " is " + run.state());
        fact("state", run.state());
    }
}
