package io.tieout.ledger.monthend;

import io.tieout.platform.problem.Conflict;

final class MonthEndSetNotDone extends Conflict {

    MonthEndSetNotDone(MonthEndSetId id, MonthEndState state) {
        super("month-end-set-not-done", "The month-end set has no content", "Set " + id.value() + " is " + state);
        fact("status", state);
    }
}
