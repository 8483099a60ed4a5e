package io.tieout.reconciliation.bankstatement;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A decision names a line that is not in doubt.
class DoubtfulLineUnknown extends RuleViolation {

    DoubtfulLineUnknown(int number) {
        super(
                "doubtful-line-unknown",
                "The line is not among those in doubt",
                "Line " + number + " of the statement is not among the doubtful ones that the import shows",
                new FieldProblem("/except", "names a line that is not in doubt"));
    }
}
