package io.tieout.customer.party;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

/// An operation of a batch says too much or too little.
final class InvalidOperation extends BadRequest {

    static InvalidOperation missing(String member) {
        return new InvalidOperation(member, "is missing");
    }

    static InvalidOperation unwanted(String member) {
        return new InvalidOperation(member, "must be absent here");
    }

    private InvalidOperation(String member, String message) {
        super(
                "invalid-operation",
                "The operation says too much or too little",
                member + " " + message,
                new FieldProblem(member, message));
    }
}
