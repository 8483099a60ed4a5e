package io.tieout.customer.party;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// No system has such a name, or no key looks like this.
final class InvalidExternalKey extends BadRequest {

    InvalidExternalKey(String part, String message) {
        super(
                "invalid-external-key",
                "The key of the other system cannot be one",
                part + " " + message,
                new FieldProblem(part, message));
    }
}
