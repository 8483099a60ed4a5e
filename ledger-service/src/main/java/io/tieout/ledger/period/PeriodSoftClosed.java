package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.time.YearMonth;

/// A posting that is no adjusting entry is dated in a period that takes only those.
final class PeriodSoftClosed extends RuleViolation {

    PeriodSoftClosed(LocalDate date, String pointer) {
        super(
                "period-soft-closed",
                "The accounting period takes adjusting entries only",
                YearMonth.from(date) + " is soft-closed, so only adjusting entries can be posted on " + date,
                new FieldProblem(pointer, "is in a soft-closed period"));
    }
}
