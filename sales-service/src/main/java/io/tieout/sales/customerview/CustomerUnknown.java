package io.tieout.sales.customerview;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

final class CustomerUnknown extends RuleViolation {

    CustomerUnknown(UUID customerId) {
        super(
                "customer-unknown",
                "The customer is not known here",
                "No customer " + customerId + "; one entered just now arrives within seconds",
                new FieldProblem("/customerId", "is unknown"));
    }
}
