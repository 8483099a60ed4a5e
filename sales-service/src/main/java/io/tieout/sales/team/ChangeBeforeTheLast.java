package io.tieout.sales.team;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// What was, stays: figures of the time before the last change are not rewritten.
final class ChangeBeforeTheLast extends RuleViolation {

    ChangeBeforeTheLast(LocalDate last) {
        super(
                "change-before-the-last",
                "A change cannot begin before the last one",
                "The last change begins on " + last,
                new FieldProblem("/from", "lies before " + last));
        fact("lastFrom", last.toString());
    }
}
