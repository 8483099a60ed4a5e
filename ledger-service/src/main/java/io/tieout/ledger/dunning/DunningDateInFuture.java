package io.tieout.ledger.dunning;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// What will be owed is not known today.
final class DunningDateInFuture extends RuleViolation {

    DunningDateInFuture(LocalDate date, LocalDate today) {
        super(
                "dunning-date-in-future",
                "Nobody can be reminded for a day to come",
                date + " is after " + today + ", the company's today",
                new FieldProblem("/date", "must not be after " + today));
    }
}
