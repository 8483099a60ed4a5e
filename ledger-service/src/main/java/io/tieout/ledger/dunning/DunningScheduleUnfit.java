package io.tieout.ledger.dunning;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// Levels that do not follow one another.
final class DunningScheduleUnfit extends RuleViolation {

    DunningScheduleUnfit(String pointer, String problem) {
        super(
                "dunning-schedule-unfit",
                "The levels do not follow one another",
                pointer + " " + problem,
                new FieldProblem(pointer, problem));
    }
}
