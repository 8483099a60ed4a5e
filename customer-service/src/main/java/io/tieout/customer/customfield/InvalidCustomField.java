package io.tieout.customer.customfield;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A definition or a value of a custom field that cannot be.
public final class InvalidCustomField extends RuleViolation {

    /// @param pointer to the member, or the query parameter
    public InvalidCustomField(String pointer, String message) {
        super(
                "invalid-custom-field",
                "The custom field cannot be like this",
                pointer + " " + message,
                new FieldProblem(pointer, message));
    }
}
