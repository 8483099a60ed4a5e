package io.tieout.ledger.insight;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class InsightRangeUnfit extends RuleViolation {

    InsightRangeUnfit(LocalDate from, LocalDate asOf, long mostDays) {
        super(
                "insight-range-unfit",
                "These days make no time to look at",
                from + " to " + asOf + " is backwards, or more than " + mostDays + " days",
                new FieldProblem("from", "must be on or before the last day, at most " + mostDays + " days"));
    }
}
