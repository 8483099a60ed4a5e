package io.tieout.customer.party;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Forbidden;

/// What a role cannot see, it cannot search by either.
final class HiddenField extends Forbidden {

    HiddenField(String parameter) {
        super(
                "hidden-field",
                "The list cannot be filtered by a field that is hidden",
                "Your roles do not show '" + parameter + "'",
                new FieldProblem(parameter, "is hidden from your roles"));
    }
}
