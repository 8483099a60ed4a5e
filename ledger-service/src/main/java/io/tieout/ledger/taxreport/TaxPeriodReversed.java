package io.tieout.ledger.taxreport;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class TaxPeriodReversed extends RuleViolation {

    TaxPeriodReversed(LocalDate from, LocalDate to) {
        super(
                "report-period-reversed",
                "The report would end before it begins",
                to + " is before " + from,
                new FieldProblem("to", "must not be before from"));
    }
}
