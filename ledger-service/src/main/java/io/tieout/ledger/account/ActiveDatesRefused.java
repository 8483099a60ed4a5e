package io.tieout.ledger.account;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// Dates between which no account can be active.
final class ActiveDatesRefused extends RuleViolation {

    private ActiveDatesRefused(String code, String title, String detail, FieldProblem error) {
        super(code, title, detail, error);
    }

    static ActiveDatesRefused reversed(LocalDate from, LocalDate to) {
        return new ActiveDatesRefused(
                "active-dates-reversed",
                "The account would never be active",
                to + " is before " + from,
                new FieldProblem("/activeTo", "must not be before activeFrom"));
    }

    static ActiveDatesRefused outOfRange(LocalDate date, String pointer) {
        return new ActiveDatesRefused(
                "date-out-of-range",
                "The date lies outside the books",
                date + " is not between 1900-01-01 and 2199-12-31",
                new FieldProblem(pointer, "must be between 1900-01-01 and 2199-12-31"));
    }
}
