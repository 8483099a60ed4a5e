package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;
import java.time.YearMonth;

/// A posting is dated in a period in which its module is locked.
final class PeriodLocked extends RuleViolation {

    PeriodLocked(LocalDate date, PeriodModule module, String pointer) {
        super(
                "period-locked",
                "The accounting period is locked for such postings",
                YearMonth.from(date) + " is locked for " + module + ", so this cannot be posted on " + date,
                new FieldProblem(pointer, "is in a locked period"));
        fact("module", module);
    }
}
