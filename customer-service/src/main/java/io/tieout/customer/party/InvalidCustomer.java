package io.tieout.customer.party;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A field of the customer has a meaning that cannot be.
final class InvalidCustomer extends RuleViolation {

    InvalidCustomer(String field, String message) {
        super(
                "invalid-customer",
                "The customer cannot be entered like this",
                message,
                new FieldProblem("/" + field, message));
    }
}
