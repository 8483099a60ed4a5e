package io.tieout.ledger.recurring;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A calendar rule that has no date, or a date that is too far away.
final class RecurrenceUnfit extends RuleViolation {

    RecurrenceUnfit(String pointer, String problem) {
        this(new FieldProblem(pointer, problem));
    }

    private RecurrenceUnfit(FieldProblem problem) {
        super("recurrence-unfit", "The dates make no sense", problem.pointer() + " " + problem.message(), problem);
    }

    static RecurrenceUnfit tooFarAway() {
        return new RecurrenceUnfit(new FieldProblem("through", "must not be more than a year away"));
    }
}
