package io.tieout.ledger.period;

import io.tieout.platform.problem.RuleViolation;
import java.time.YearMonth;

/// Nothing lies in this month, and a later one is closed: there is nothing to close or reopen.
final class PeriodNeverOpened extends RuleViolation {

    PeriodNeverOpened(YearMonth month) {
        super(
                "period-never-opened",
                "The period was never opened",
                month + " lies before a closed period and was never opened");
    }
}
