package io.tieout.sales.delivery;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.time.LocalDate;

/// What is to come is planned, not recorded.
final class DeliveryInTheFuture extends RuleViolation {

    DeliveryInTheFuture(LocalDate deliveredOn) {
        super(
                "delivery-in-the-future",
                "A delivery is recorded when it has happened",
                deliveredOn + " is still to come; plan it",
                new FieldProblem("/deliveredOn", "is still to come"));
    }
}
