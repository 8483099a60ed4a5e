package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.time.YearMonth;

/// A posting is dated in a period that is closed, or that was never opened and lies before a closed one.
public final class PeriodClosed extends RuleViolation {

    /// @param pointer where the date stands in the request
    public PeriodClosed(LocalDate date, String pointer) {
        super(
                "period-closed",
                "The accounting period is closed",
                YearMonth.from(date) + " is closed, so nothing can be posted on " + date,
                new FieldProblem(pointer, "is in a closed period"));
    }
}
