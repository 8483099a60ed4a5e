package io.tieout.ledger.foreignitem;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Nothing is settled before it is owed, or undone before it was settled.
final class ForeignItemTooEarly extends RuleViolation {

    ForeignItemTooEarly(LocalDate date, LocalDate earliest) {
        super(
                "foreign-item-too-early",
                "The item is not there yet on that day",
                date + " lies before " + earliest,
                new FieldProblem("/effectiveDate", "must not be before " + earliest));
    }
}
