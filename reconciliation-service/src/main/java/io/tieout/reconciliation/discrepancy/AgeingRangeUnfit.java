package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class AgeingRangeUnfit extends RuleViolation {

    AgeingRangeUnfit(LocalDate from, LocalDate to) {
        super(
                "ageing-range-unfit",
                "These days cannot be shown together",
                from + " to " + to + " is backwards, or more than 366 days",
                new FieldProblem("to", "must be at most 366 days from the first"));
    }
}
