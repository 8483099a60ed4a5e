package io.tieout.reconciliation.activity;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;

final class InvalidOwner extends BadRequest {

    InvalidOwner() {
        super(
                "invalid-owner",
                "No owner is named like this",
                "owner is mine, none, or the id of a user",
                new FieldProblem("owner", "must be mine, none or a user's id"));
    }
}
