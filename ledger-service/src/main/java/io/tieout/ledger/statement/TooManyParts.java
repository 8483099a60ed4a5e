package io.tieout.ledger.statement;

import io.tieout.ledger.balance.DimensionName;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A report with a column for each of thousands of customers helps nobody.
final class TooManyParts extends RuleViolation {

    static final int MAX = 500;

    TooManyParts(DimensionName dimension) {
        super(
                "too-many-dimension-values",
                "The dimension has too many values for one report",
                "The lines of this period carry more than " + MAX + " values of " + dimension.value(),
                new FieldProblem("by", "has more than " + MAX + " values in this period"));
    }
}
