package io.tieout.ledger.period;

import io.tieout.platform.problem.Conflict;
import java.time.YearMonth;

/// Closing what is closed or reopening what is open: somebody else was faster, or the month is wrong.
final class PeriodStateUnchanged extends Conflict {

    PeriodStateUnchanged(YearMonth month, PeriodStatus status) {
        this(month + " is " + status + " already");
    }

    PeriodStateUnchanged(YearMonth month, PeriodModule module, boolean locked) {
        this(month + " is " + (locked ? "locked for " : "not locked for ") + module + " already");
    }

    private PeriodStateUnchanged(String detail) {
        super("period-state-unchanged", "The period is already in this state", detail);
    }
}
