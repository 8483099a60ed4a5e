package io.tieout.reconciliation.insight;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class ReportRangeUnfit extends RuleViolation {

    ReportRangeUnfit(LocalDate from, LocalDate asOf) {
        super(
                "report-range-unfit",
                "These days cannot be reported together",
                from + " to " + asOf + " is backwards, or more than 366 days",
                new FieldProblem("from", "must be on or before the last day, at most 366 days"));
    }
}
