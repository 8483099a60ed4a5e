package io.tieout.customer.credit;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

final class AdjustmentOver extends RuleViolation {

    AdjustmentOver(LocalDate validUntil) {
        super(
                "credit-adjustment-over",
                "The adjustment would be over already",
                validUntil + " has passed",
                new FieldProblem("/validUntil", "has passed"));
    }
}
