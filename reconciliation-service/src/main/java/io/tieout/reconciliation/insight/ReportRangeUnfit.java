package io.tieout.reconciliation.insight;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class ReportRangeUnfit extends RuleViolation {

    ReportRangeUnfit(LocalDate from, LocalDate asOf) {
        super(
                "report-range-unfit",
                "These days cannot be reported together",
                from + " to " + asOf + " is backwards, more than 366 days, or not between 1900 and 2199",
                new FieldProblem("from", "must be on or before the last day, at most 366 days, between 1900 and 2199"));
    }
}
