package io.tieout.customer.party;

import io.tieout.platform.problem.Conflict;
import io.tieout.platform.problem.FieldProblem;

/// The number that the other system gave belongs to a customer already entered.
final class ExternalNumberTaken extends Conflict {

    ExternalNumberTaken(String externalNumber, CustomerId holder) {
        super(
                "external-number-taken",
                "The external number is in use",
                "'" + externalNumber + "' belongs to customer " + holder,
                new FieldProblem("/externalNumber", "is in use"));
        fact("customerId", holder);
    }
}
