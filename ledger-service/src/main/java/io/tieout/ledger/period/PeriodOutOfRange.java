package io.tieout.ledger.period;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// The books reach from 1900 to 2199; a date outside is a typing error.
public final class PeriodOutOfRange extends RuleViolation {

    public PeriodOutOfRange(Object date, String pointer) {
        super(
                "date-out-of-range",
                "The date lies outside the books",
                date + " is not between 1900-01-01 and 2199-12-31",
                new FieldProblem(pointer, "must be between 1900-01-01 and 2199-12-31"));
    }
}
