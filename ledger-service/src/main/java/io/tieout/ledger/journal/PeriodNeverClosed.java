package io.tieout.ledger.journal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.YearMonth;

/// Nobody closed the period, so there is no close since which something could have changed.
final class PeriodNeverClosed extends RuleViolation {

    PeriodNeverClosed(YearMonth month) {
        super(
                "period-never-closed",
                "The period was never closed",
                month + " was never closed: say since when the changes are wanted",
                new FieldProblem("since", "is needed"));
    }
}
