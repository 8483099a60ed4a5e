package io.tieout.ledger.customerview;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// The ledger was not told of this customer: there is none in this company, or the news has not arrived yet.
public final class CustomerUnknown extends RuleViolation {

    CustomerUnknown(UUID customerId) {
        super(
                "customer-unknown",
                "The customer is not known",
                "No customer " + customerId + " is known here",
                new FieldProblem("/customerId", "is not a known customer"));
    }
}
